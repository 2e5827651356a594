package table

import (
	"testing"

	"casemaker/internal/figure"
)

// A spreadsheet reads no text as a formula, whatever stands unseen before its sign, and reads the file as UTF-8.
func TestCSVKeepsFormulasOut(t *testing.T) {
	table := &Table{ID: "x", Columns: []Column{{Heading: "=A"}, {Heading: "£", Number: true}}, Rows: []Row{
		{Cells: []Cell{Text("=1+1, \"x\""), Of(figure.Given("y", "y", 1234.4, figure.Pounds, "", ""))}},
	}}
	same := func(heading string) string { return heading }
	got, err := table.CSV(Headings{same, same})
	if want := "\ufeff'=A,£\n\"'=1+1, \"\"x\"\"\",1234\n"; err != nil || string(got) != want {
		t.Errorf("CSV = %q, %v, want %q", got, err, want)
	}
	for _, text := range []string{"=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\ufeff=1", "\u200b=1", "\u202e=1", "＝1", "＋1", "－1", "＠x", " \u200b\t@x", "|cmd", "\tx"} {
		if got := harmless(text); got != "'"+text {
			t.Errorf("harmless(%q) = %q", text, got)
		}
	}
	for _, text := range []string{"", "Leeds", "5 – 10", "£1", "a=b", "–", "−5", " Leeds", "N/A"} {
		if got := harmless(text); got != text {
			t.Errorf("harmless(%q) = %q, want it as it is", text, got)
		}
	}
}
