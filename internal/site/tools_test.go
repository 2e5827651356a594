package site

import (
	"path/filepath"
	"strings"
	"testing"

	"casemaker/internal/pdf/check"
)

// Readers that others wrote agree that the PDFs are sound and tagged.
func TestOtherReadersAgree(t *testing.T) {
	out := built(t, "exampleshire", "isles-of-scilly")
	names, err := filepath.Glob(filepath.Join(out, "areas", "*", "*.pdf"))
	if err != nil || len(names) < 6 {
		t.Fatalf("%d PDFs, want 6 or more: %v", len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name), func(t *testing.T) {
			check.Ask(t, name,
				check.Question{Command: "qpdf --check FILE", Says: []string{"No syntax or stream encoding errors found"}},
				check.Question{Command: "pdfinfo FILE", Says: []string{"Tagged:          yes", "Encrypted:       no", "Page size:", "Title:"}},
				check.Question{Command: "pdffonts FILE", Says: []string{"yes yes yes"}},
			)
			if filepath.Base(name) == "decision-paper.pdf" { // long papers take this reader minutes
				check.Ask(t, name, check.Question{Command: "pdfinfo -struct-text FILE",
					Says: []string{"Document", "H1 (block)", "H2 (block)", "Table", "TH", "TD", "L (block)"}})
			}
		})
	}
}

// What pdftotext reads from the business case holds its headings in order.
func TestTextComesOutInOrder(t *testing.T) {
	out := built(t, "exampleshire")
	text := check.Answer(t, filepath.Join(out, "areas", "exampleshire", "business-case.pdf"), "pdftotext -f 3 FILE -")
	rest := strings.Join(strings.Fields(text), " ")
	for _, heading := range []string{"1 Document control", "2 Executive summary", "3 Strategic case", "4 Economic case", "5 Commercial case", "6 Financial case", "7 Management case"} {
		_, after, ok := strings.Cut(rest, heading)
		if !ok {
			t.Fatalf("%q does not follow what comes before it", heading)
		}
		rest = after
	}
}
