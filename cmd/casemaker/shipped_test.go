package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every command of data/README.md that is of a file at hand leaves the data as it is, and the totals that the files give are those
// of their areas.
func TestShippedDataIsThatOfTheFiles(t *testing.T) {
	page, err := os.ReadFile("../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	checked, ran := 0, 0
	for _, line := range regexp.MustCompile(`(?m)^    casemaker import (.*)$`).FindAllStringSubmatch(string(page), -1) {
		args := arguments(line[1])
		file, err := filepath.Abs(filepath.Join("testdata/published", args[0]))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(file); err != nil {
			t.Logf("not at hand: %s", args[0])
			continue
		}
		ran++
		run := exec.Command("casemaker", append([]string{"import", file}, args[1:]...)...)
		run.Dir = t.TempDir()
		said, err := run.CombinedOutput()
		if err != nil || !strings.Contains(string(said), "\n0 figures change") {
			t.Errorf("%s: %v\n%s", line[1], err, said)
		}
		if left, err := os.ReadDir(run.Dir); err != nil || len(left) > 0 {
			t.Errorf("%s wrote %v", line[1], left)
		}
		checked += strings.Count(string(said), "as the file says")
	}
	if ran < 6 || checked < 8 {
		t.Errorf("%d commands ran and %d totals were checked, want 6 and 8 at least", ran, checked)
	}
}

// arguments parts a command line of the page.
func arguments(line string) []string {
	var all []string
	for _, found := range regexp.MustCompile(`"([^"]*)"|\S+"[^"]*"|\S+`).FindAllString(line, -1) {
		all = append(all, strings.ReplaceAll(found, `"`, ""))
	}
	return all
}
