package site

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casemaker/internal/pdf/check"
)

// A Welsh PDF says that it is Welsh, and of each passage in English that it is English.
func TestPDFStatesItsLanguages(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(builtFrom(t, welsh(), "cardiff"), "areas", "cardiff", "brief.cy.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	file, err := check.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Lang(); got != "cy" {
		t.Errorf("the PDF is in %q, want cy", got)
	}
	for text, want := range map[string]string{
		"Enghraifft i gyfieithwyr":       "cy",
		"This page is a sample":          "en-GB",
		"Byddai tîm llawn yn costio tua": "cy",
		"babanod a anwyd mewn blwyddyn":  "cy",
		"Genedigaethau byw bob blwyddyn": "cy",
		"Ffynonellau:":                   "cy",
		"Babies a year likely to need":   "en-GB",
		"Sources:":                       "en-GB",
		"Where each figure comes from":   "en-GB",
	} {
		found := false
		for _, p := range file.Reading() {
			if strings.Contains(p.Text, text) {
				found = true
				if p.Lang != want {
					t.Errorf("%q is in %q, want %q", text, p.Lang, want)
				}
			}
		}
		if !found {
			t.Errorf("the PDF does not say %q", text)
		}
	}
}
