package main

import (
	"bytes"
	"io"
	"os"
	"testing"
)

// docs/reference.md says what the program says. UPDATE_SCRIPTS=1 writes it.
func TestReferenceIsCurrent(t *testing.T) {
	t.Parallel()
	const page = "../../docs/reference.md"
	var got bytes.Buffer
	if code := run(t.Context(), []string{"list", "keys", "--markdown", "--project", t.TempDir()}, &got, io.Discard); code != exitDone {
		t.Fatalf("list keys ends with %d", code)
	}
	if os.Getenv("UPDATE_SCRIPTS") != "" {
		if err := os.WriteFile(page, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s is not what casemaker list keys --markdown prints; UPDATE_SCRIPTS=1 go test ./cmd/casemaker -run TestReferenceIsCurrent writes it", page)
	}
}
