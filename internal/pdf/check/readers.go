package check

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A Question is put to a program that others wrote to read PDFs: "pdfinfo -struct-text FILE".
type Question struct {
	Command string
	Says    []string // what its answer must hold
}

// Ask puts questions to other readers of a file. A machine without one of them skips what it is asked and says so; with
// CASEMAKER_TOOLS=required in the environment, as .ci/run has it, that is a failure.
func Ask(t *testing.T, file string, questions ...Question) {
	t.Helper()
	for _, q := range questions {
		words := strings.Fields(q.Command)
		t.Run(strings.Join(words, "_"), func(t *testing.T) {
			said := Answer(t, file, q.Command)
			for _, want := range q.Says {
				if !strings.Contains(said, want) {
					t.Errorf("%s says %.600s of %s, want %q in it", q.Command, said, file, want)
				}
			}
		})
	}
}

// Answer is what another reader says of a file, in which FILE stands in the command.
func Answer(t *testing.T, file, command string) string {
	t.Helper()
	words := strings.Fields(command)
	if _, err := exec.LookPath(words[0]); err != nil {
		if os.Getenv("CASEMAKER_TOOLS") == "required" {
			t.Fatalf("%s is not installed", words[0])
		}
		t.Skipf("%s is not installed here", words[0])
	}
	for i, w := range words {
		if w == "FILE" {
			words[i] = file
		}
	}
	said, err := exec.Command(words[0], words[1:]...).CombinedOutput()
	if err != nil {
		t.Errorf("%s on %s: %v\n%.600s", command, file, err, said)
	}
	return string(said)
}
