package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/check"
	"casemaker/internal/pdf/font"
	"casemaker/internal/table"
)

var fonts = sync.OnceValue(func() *font.Set {
	set, err := font.Prepare()
	if err != nil {
		panic(err)
	}
	return set
})

func text(s string) []document.Inline { return []document.Inline{&document.Text{Value: s}} }

func paragraph(s string) document.Block { return &document.Paragraph{Text: text(s)} }

func head(level int, id, s string) document.Block {
	return &document.Heading{Level: level, ID: id, Text: text(s)}
}

func pounds(v float64) *figure.Figure {
	return figure.Given("", "Cost of a family", v, figure.Pounds, "", "")
}

const sentence = "Babies depend on their first relationships, and where one is in serious difficulty the work needs several professions. "

// costs is a table of figures with so many rows.
func costs(rows int) *table.Table {
	t := &table.Table{ID: "costs", Caption: "What the posts cost a year", Columns: []table.Column{{Heading: "Post"}, {Heading: "Pays for"}, {Heading: "£", Number: true}}, Notes: []string{"Prices of 2026/27."}, Sources: []string{"nhs"}}
	for i := range rows {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(fmt.Sprintf("Post %d", i+1)), table.List("Therapy", "Training for midwives and health visitors"), table.Of(pounds(float64(1000 * i)))}})
	}
	t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text("All"), table.Text("All"), table.Of(pounds(1e6))}, Total: true})
	return t
}

// business is a document with one of every block, and so many sections.
func business(sections int) pdf.Document {
	d := pdf.Document{
		Title: "Business case", Subtitle: "The case for a team", Area: "Ynys Môn", Organisation: "Casemaker", Lang: "en-GB", Subject: "A case", Keywords: []string{"team", "case"},
		Date: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), DateText: "24 November 2026", Version: "1.0", Status: "Draft", Notice: "Made up.",
		Cover: true, Contents: true, Page: "https://example.org/areas/ynys-mon/business-case/",
		Link: func(url string) string { return address.Parts(nil).Outside("https://example.org/", "ynys-mon", url) },
	}
	for i := range sections {
		id := fmt.Sprint(i)
		d.Blocks = append(d.Blocks, head(2, "s"+id, "Strategic case "+id), paragraph(strings.Repeat(sentence, 4)), head(3, "t"+id, "Tŷ bach ≈ £1,200 – 2 m²"),
			&document.Paragraph{Text: []document.Inline{
				&document.Text{Value: "See "}, &document.Link{URL: "#s0", Text: text("the first section")}, &document.Text{Value: ", "},
				&document.Link{URL: "toolkit:examples", Text: []document.Inline{&document.Strong{Text: text("the toolkit")}, &document.CodeSpan{Text: "a = 1"}}},
				&document.Citation{Number: 1, Source: "nhs", Use: i + 1}, &document.NoteCall{ID: "1", Number: 1, Use: i + 1}, &document.Text{Value: "."},
			}},
			&document.List{Items: []document.Item{{Blocks: []document.Block{paragraph(sentence), &document.List{Ordered: true, Start: 1, Items: []document.Item{{Blocks: []document.Block{paragraph("inner")}}}}}}, {Blocks: []document.Block{paragraph("two")}}}},
			&document.Table{Table: costs(14)},
		)
	}
	d.Blocks = append(d.Blocks,
		&document.KeyFigures{Items: []document.KeyFigure{{Label: "Babies born", Text: "8,617", Detail: "2022, counted", Source: "nhs"}, {Label: "Babies likely to need help", Text: "860–2,000", Detail: "a year, modelled"}, {Label: "A year", Text: "£1,573,000"}}},
		&document.Quote{Blocks: []document.Block{paragraph("I felt held.")}, By: text("A mother")},
		&document.Callout{Kind: "warning", Title: "Too small", Blocks: []document.Block{paragraph(sentence)}},
		&document.Callout{Kind: "ask", Title: "We ask", Blocks: []document.Block{paragraph(sentence)}},
		&document.LangBlock{Lang: "cy", Blocks: []document.Block{paragraph("Mae babanod yn dibynnu ar eu perthnasoedd cyntaf.")}},
		&document.Code{Text: "one\n  two\n"}, &document.Rule{},
		&document.Definitions{Items: []document.Definition{{Term: text("WTE"), Meanings: [][]document.Block{{paragraph("Whole-time equivalent.")}}}}},
		&document.Grid{Head: [][]document.Inline{text("A"), text("B")}, Right: []bool{false, true}, Rows: [][][]document.Inline{{text("one"), text("2")}}},
		&document.Chart{Chart: &chart.Chart{ID: "c1", Kind: chart.Bars, Label: "Post", Measure: "£", Title: "People cost most", Subtitle: "£", Marks: []chart.Mark{{Label: "Lead", Value: pounds(3)}, {Label: "Rest", Value: pounds(9), Other: true}}}},
		&document.Chart{Chart: &chart.Chart{ID: "c2", Kind: chart.Stack, Title: "Who pays", Alt: "The ICB pays most.", Marks: []chart.Mark{{Label: "ICB", Value: pounds(9)}, {Label: "Council", Value: pounds(4)}}}},
		head(2, "sources", "Sources"),
		&document.Notes{Items: []document.Note{{ID: "1", Number: 1, Uses: sections, Blocks: []document.Block{paragraph("A note.")}}}},
		&document.References{Items: []document.Reference{{Number: 1, Source: "nhs", Text: text("NHS Employers (2025). Agenda for Change.")}}},
	)
	return d
}

func render(t testing.TB, d pdf.Document) pdf.Output {
	t.Helper()
	out, err := pdf.Render(d, fonts(), theme())
	if err != nil {
		t.Fatalf("Render(%q): %v", d.Title, err)
	}
	return out
}

// inspect checks the written file, and that nothing lies outside the page's margins or over another cell.
func inspect(t testing.TB, name string, data []byte) *check.File {
	t.Helper()
	for i, p := range check.Check(data) {
		if i == 10 {
			t.Errorf("%s: and more", name)
			break
		}
		t.Errorf("%s: %v", name, p)
	}
	f, err := check.Open(data)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for i, p := range f.Layout(check.Margins{Side: 56.7, Top: 40, Bottom: 50}) {
		if i == 10 {
			t.Errorf("%s: and more", name)
			break
		}
		t.Errorf("%s: %v", name, p)
	}
	return f
}

func TestBusinessCase(t *testing.T) {
	out := render(t, business(9))
	f := inspect(t, "business case", out.Data)
	if out.Pages < 12 || out.Pages > 40 || len(f.Pages()) != out.Pages {
		t.Errorf("Pages = %d, the file has %d", out.Pages, len(f.Pages()))
	}
	if len(out.Data) > 300_000*out.Pages/25 {
		t.Errorf("%d pages take %d bytes, more than 300 KB for 25", out.Pages, len(out.Data))
	}
	if len(out.Missing) > 0 {
		t.Errorf("Missing = %v, want none", out.Missing)
	}
	if again := render(t, business(9)); !bytes.Equal(out.Data, again.Data) {
		t.Error("the same document gave other bytes")
	}
	said := f.Text()
	for _, want := range []string{
		"Business case Ynys Môn The case for a team Published by Casemaker", "Contents Strategic case 0 3", "Tŷ bach ≈ £1,200 – 2 m² See the first section, the toolkita = 1[1]1.",
		"Post Pays for £ Post 1 • Therapy • Training for midwives and health visitors £0 Post 2", "All All £1,000,000 Prices of 2026/27. Sources: [1]",
		"Babies born 8,617 2022, counted [1]", "I felt held. A mother", "Who pays The ICB pays most.", "1. NHS Employers (2025). Agenda for Change. ↑",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
}

// TestManyAtOnce draws with shared fonts from many goroutines; run it with -race.
func TestManyAtOnce(t *testing.T) {
	want := render(t, business(1)).Data
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			out, err := pdf.Render(business(1), fonts(), theme())
			if err != nil || !bytes.Equal(out.Data, want) {
				t.Errorf("Render: %v, or other bytes", err)
			}
		})
	}
	all.Wait()
}

// Programs that others wrote find a file sound, tagged and readable, characters of every subset among them.
func TestOtherReaders(t *testing.T) {
	d := business(1)
	d.Blocks = append(d.Blocks, paragraph("Tŷ bach, £1,200 ≈ λόγος."))
	out := render(t, d)
	name := filepath.Join(t.TempDir(), "case.pdf")
	if err := os.WriteFile(name, out.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	check.Ask(t, name,
		check.Question{Command: "qpdf --check FILE", Says: []string{"No syntax or stream encoding errors found"}},
		check.Question{Command: "pdfinfo FILE", Says: []string{"Tagged:          yes", fmt.Sprintf("Pages:           %d\n", out.Pages), "Title:           Business case – Ynys Môn"}},
		check.Question{Command: "pdfinfo -struct-text FILE", Says: []string{`"Babies depend on their first relationships`, `"Tŷ bach, £1,200 ≈ λόγος. "`}},
		check.Question{Command: "pdftotext FILE -", Says: []string{"Tŷ bach, £1,200 ≈ λόγος."}},
		check.Question{Command: "pdffonts FILE", Says: []string{"SourceSerif4-SemiBold", "yes yes yes"}},
	)
}

// The list of sections, and with it the bookmarks, show the words of a heading, without the marks of its notes and sources.
func TestBookmarksHaveNoMarks(t *testing.T) {
	heading := &document.Heading{Level: 2, ID: "costs", Number: "4", Text: []document.Inline{
		&document.Text{Value: "Costs"}, &document.NoteCall{ID: "9", Number: 9, Use: 1}, &document.Text{Value: " of a team"}, &document.Citation{Number: 7, Source: "x", Use: 1},
	}}
	out, err := pdf.Render(pdf.Document{Title: "T", Lang: "en-GB", Contents: true, Blocks: []document.Block{heading, paragraph("Words.")}}, fonts(), theme())
	if err != nil {
		t.Fatal(err)
	}
	file, err := check.Open(out.Data)
	if err != nil {
		t.Fatal(err)
	}
	said := file.Text()
	if !strings.Contains(said, "4 Costs of a team") || !strings.Contains(said, "4 Costs9 of a team[7]") {
		t.Errorf("the document says %q, want the heading with its marks, and in the list of sections without", said)
	}
}

// A document that may have so many pages is set closer where it would have more, and as usual where it fits.
func TestAtMostSoManyPages(t *testing.T) {
	pages := func(paragraphs, most int) int {
		d := pdf.Document{Title: "Brief", AtMost: most}
		for range paragraphs {
			d.Blocks = append(d.Blocks, paragraph(strings.Repeat(sentence, 3)))
		}
		out, err := pdf.Render(d, fonts(), pdf.DefaultTheme())
		if err != nil {
			t.Fatal(err)
		}
		return out.Pages
	}
	n := 1
	for pages(n, 0) == 1 {
		n++
	}
	if got := pages(n, 1); got != 1 {
		t.Errorf("%d paragraphs, one more than stand on a page, take %d pages where one is allowed", n, got)
	}
	if got := pages(60, 1); got <= 1 {
		t.Errorf("60 paragraphs take %d page: letters may not shrink", got)
	}
}
