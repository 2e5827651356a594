package site

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Readers that others wrote agree that the PDFs are sound and tagged, where this machine has them.
func TestOtherReadersAgree(t *testing.T) {
	out := built(t, "exampleshire", "isles-of-scilly")
	names, err := filepath.Glob(filepath.Join(out, "areas", "*", "*.pdf"))
	if err != nil || len(names) != 6 {
		t.Fatalf("%d PDFs, want 6: %v", len(names), err)
	}
	for _, tool := range []struct {
		command []string
		says    []string
	}{
		{[]string{"qpdf", "--check"}, []string{"No syntax or stream encoding errors found"}},
		{[]string{"pdfinfo"}, []string{"Tagged:          yes", "Encrypted:       no", "Page size:", "Title:"}},
		{[]string{"pdfinfo", "-struct-text"}, []string{"Document", "H1 (block)", "H2 (block)", "Table", "TH", "TD", "L (block)"}},
		{[]string{"pdffonts"}, []string{"yes yes yes"}},
	} {
		t.Run(strings.Join(tool.command, " "), func(t *testing.T) {
			path, err := exec.LookPath(tool.command[0])
			if err != nil {
				t.Skipf("%s is not installed here", tool.command[0])
			}
			for _, name := range names {
				if strings.Contains(tool.command[len(tool.command)-1], "struct") && !strings.HasSuffix(name, "decision-paper.pdf") {
					continue // slow on long papers
				}
				text, err := exec.Command(path, append(tool.command[1:], name)...).CombinedOutput()
				if err != nil {
					t.Errorf("%s %s: %v\n%s", tool.command, filepath.Base(name), err, text)
				}
				for _, say := range tool.says {
					if !strings.Contains(string(text), say) {
						t.Errorf("%s %s does not say %q:\n%.600s", tool.command, filepath.Base(name), say, text)
					}
				}
			}
		})
	}
}

// What pdftotext reads from the business case holds its headings in order.
func TestTextComesOutInOrder(t *testing.T) {
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed here")
	}
	out := built(t, "exampleshire")
	text, err := exec.Command(path, "-f", "3", filepath.Join(out, "areas", "exampleshire", "business-case.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	rest := strings.Join(strings.Fields(string(text)), " ")
	for _, heading := range []string{"1 Document control", "2 Executive summary", "3 Strategic case", "4 Economic case", "5 Commercial case", "6 Financial case", "7 Management case"} {
		_, after, ok := strings.Cut(rest, heading)
		if !ok {
			t.Fatalf("%q does not follow what comes before it", heading)
		}
		rest = after
	}
}
