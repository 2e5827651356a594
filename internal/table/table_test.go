package table

import (
	"testing"

	"casemaker/internal/figure"
)

func TestCSVKeepsFormulasOut(t *testing.T) {
	table := &Table{ID: "x", Columns: []Column{{Heading: "=A"}, {Heading: "£", Number: true}}, Rows: []Row{
		{Cells: []Cell{Text("=1+1, \"x\""), Of(figure.Given("y", "y", 1234.4, figure.Pounds, "", ""))}},
	}}
	got, err := table.CSV()
	if want := "=A,£\n\"'=1+1, \"\"x\"\"\",1234\n"; err != nil || string(got) != want {
		t.Errorf("CSV = %q, %v, want %q", got, err, want)
	}
}
