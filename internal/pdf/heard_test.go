package pdf_test

import (
	"slices"
	"strings"
	"testing"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/check"
	"casemaker/internal/table"
)

// heard are the passages of a document as someone hears it.
func heard(t *testing.T, d pdf.Document) []check.Passage {
	t.Helper()
	return inspect(t, t.Name(), render(t, d).Data).Reading()
}

// said joins the text of passages, and counts those that have a role.
func said(all []check.Passage, role string) (text string, count int) {
	for _, p := range all {
		text += p.Text
		if p.Role == role && p.Text == "" {
			count++
		}
	}
	return text, count
}

// The mark of an assumption is heard as what it stands for, not as a letter of the figure.
func TestAssumedIsHeard(t *testing.T) {
	f := figure.Given("", "Overhead", 1573000, figure.Pounds, "", "")
	f.Method = figure.Assumed
	text, _ := said(heard(t, plain(&document.Paragraph{Text: []document.Inline{&document.Text{Value: "It costs "}, &document.Number{Figure: f, Text: "£1,573,000"}, &document.Text{Value: " a year."}}})), "")
	if !strings.Contains(text, "It costs £1,573,000 (assumed) a year.") {
		t.Errorf("the document says %q, want the mark as words", text)
	}
}

// A flow is a list of steps, each a list of its own, under its title.
func TestFlowIsAList(t *testing.T) {
	c := &chart.Chart{ID: "flow", Kind: chart.Flow, Title: "What leads to what", Alt: "One long description.", Steps: []chart.Step{
		{Heading: "Problem", Boxes: []string{"one", "two", "three", "four", "five"}}, {Heading: "Work", Boxes: []string{"six"}},
	}}
	all := heard(t, plain(&document.Chart{Chart: c}))
	text, items := said(all, "LI")
	if items != 8 || strings.Contains(text, "One long") || !strings.Contains(text, "What leads to what Problem one two") {
		t.Errorf("%d items, saying %q; want two steps with six boxes", items, text)
	}
}

// The title of a picture is its caption, heard once.
func TestTitleOfAPictureIsItsCaption(t *testing.T) {
	c := &chart.Chart{ID: "stack", Kind: chart.Stack, Title: "Who pays", Alt: "The board pays most.", Marks: []chart.Mark{{Label: "Board", Value: pounds(9)}, {Label: "Council", Value: pounds(4)}}}
	all := heard(t, plain(&document.Chart{Chart: c}))
	text, captions := said(all, "Caption")
	if captions != 1 || strings.Count(text, "Who pays") != 1 || !strings.Contains(text, "Who pays The board pays most.") {
		t.Errorf("%d captions, saying %q", captions, text)
	}
}

// Each cell of a table with groups of rows names its column, its group and its row.
func TestRowsAreTiedToTheirGroup(t *testing.T) {
	of := &table.Table{ID: "groups", Columns: []table.Column{{Heading: "Choice"}, {Heading: "Why"}}, Rows: []table.Row{
		{Group: true, Cells: []table.Cell{table.Text("Scope")}}, {Cells: []table.Cell{table.Text("All babies"), table.Text("fair")}},
		{Group: true, Cells: []table.Cell{table.Text("Money")}}, {Cells: []table.Cell{table.Text("Grant"), table.Text("soon")}},
	}}
	cells := 0
	for _, p := range heard(t, plain(&document.Table{Table: of})) {
		if p.Role == "TD" && p.Text == "" {
			cells++
			if p.Heads != 3 {
				t.Errorf("a cell names %d headers, want its column, group and row", p.Heads)
			}
		}
	}
	if cells != 2 {
		t.Errorf("%d cells, want 2", cells)
	}
}

// What leads from a figure to its note is described in the language of the document.
func TestLinksAreDescribedInTheLanguage(t *testing.T) {
	f := figure.Given("births", "Births in the area", 100, figure.Number, "", "")
	d := plain(&document.Paragraph{Text: []document.Inline{&document.Number{Figure: f, Text: "100"}}},
		&document.Heading{Level: 2, ID: f.Anchor(), Text: text("Nodiadau")})
	d.Lang = "cy"
	look := theme()
	look.Words.GoTo, look.Words.Lang = "Mynd i", "cy"
	out, err := pdf.Render(d, fonts(), look)
	if err != nil {
		t.Fatal(err)
	}
	file, err := check.Open(out.Data)
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Described(); !slices.Contains(got, "Mynd i 100") || slices.Contains(got, f.Label) {
		t.Errorf("links are described as %q, want Welsh", got)
	}
}
