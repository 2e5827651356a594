package site

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
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

// wordLetters are the words of a text that do not depend on how a reader sets it out.
var wordLetters = regexp.MustCompile(`\p{L}{3,}`)

// Another reader of Word's files gives all their words back, and finds as many headings and header rows.
func TestPandocReadsWord(t *testing.T) {
	out := built(t, "exampleshire", "cardiff")
	names, err := filepath.Glob(filepath.Join(out, "areas", "*", "*.docx"))
	if err != nil || len(names) != 8 {
		t.Fatalf("%d files, want 8: %v", len(names), err)
	}
	for _, name := range names {
		d := readDocx(t, name)
		said := check.Answer(t, name, "pandoc -s -f docx -t html --wrap=none FILE")
		found := map[string]int{}
		for _, word := range wordLetters.FindAllString(html.UnescapeString(tags.ReplaceAllString(inline.ReplaceAllString(said, ""), " ")), -1) {
			found[word]++
		}
		for _, word := range wordLetters.FindAllString(strings.Join(d.text, " "), -1) {
			if found[word]--; found[word] < 0 && found[word] > -2 {
				t.Errorf("%s: pandoc finds %q less often than it stands there", name, word)
			}
		}
		if got := len(regexp.MustCompile(`<h[1-6]`).FindAllString(said, -1)); got < len(d.headings) {
			t.Errorf("%s: pandoc finds %d headings, want %d", name, got, len(d.headings))
		}
		if strings.Contains(said, "<img") && strings.Contains(said, `alt=""`) {
			t.Errorf("%s: a picture has no description", name)
		}
	}
}

// LibreOffice opens Word's files and makes PDFs of them that say the same.
func TestLibreOfficeReadsWord(t *testing.T) {
	name := filepath.Join(built(t, "exampleshire"), "areas", "exampleshire", "decision-paper.docx")
	to := t.TempDir()
	if said := check.Answer(t, name, "soffice -env:UserInstallation=file://"+to+"/profile --headless --convert-to pdf --outdir "+to+" FILE"); strings.Contains(said, "could not be loaded") && os.Getenv("CASEMAKER_TOOLS") != "required" {
		t.Skip("LibreOffice is here without its word processor")
	}
	// A reader may take a raised letter for a word of its own.
	text := strings.Join(strings.Fields(check.Answer(t, filepath.Join(to, "decision-paper.pdf"), "pdftotext -layout FILE -")), "")
	for _, word := range wordLetters.FindAllString(strings.Join(readDocx(t, name).text, " "), -1) {
		if !strings.Contains(text, word) {
			t.Errorf("the PDF that LibreOffice makes lacks %q", word)
		}
	}
}
