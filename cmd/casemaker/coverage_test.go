package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/load"
	"casemaker/internal/place"
)

var update = flag.Bool("update", false, "write the table of docs/data.md")

// The table stands between these lines of docs/data.md.
const begins, ends = "<!-- casemaker list areas --coverage -->\n", "<!-- end -->\n"

// docs/data.md holds what the command prints of the built-in project.
func TestTheTableOfDataIsCurrent(t *testing.T) {
	const name = "../../docs/data.md"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), begins)
	table, after, ended := strings.Cut(rest, ends)
	if !found || !ended {
		t.Fatalf("%s has no lines %q and %q", name, begins, ends)
	}
	var problems place.List
	want := coverage(load.Load(casemaker.Defaults(), &problems))
	if *update {
		if err := os.WriteFile(name, []byte(before+begins+want+ends+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != want {
		t.Errorf("%s is not what the command prints: run go test ./cmd/casemaker -run TableOfData -update, and read the change", name)
	}
}
