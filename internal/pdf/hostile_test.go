package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/font"
	"casemaker/internal/table"
)

// plain is a document of some blocks.
func plain(blocks ...document.Block) pdf.Document {
	return pdf.Document{Title: "T", Lang: "en-GB", Blocks: blocks}
}

// words is a table of words.
func words(columns, rows int, cell func(row, column int) string) *document.Grid {
	g := &document.Grid{}
	for c := range columns {
		g.Head = append(g.Head, text(fmt.Sprintf("H%d", c+1)))
	}
	for r := range rows {
		var row [][]document.Inline
		for c := range columns {
			row = append(row, text(cell(r, c)))
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func nested(levels int) document.Block {
	if levels == 0 {
		return paragraph("the innermost")
	}
	return &document.List{Ordered: levels%2 == 0, Start: 1, Items: []document.Item{{Blocks: []document.Block{paragraph(fmt.Sprint("level ", levels)), nested(levels - 1)}}}}
}

func TestHostileContent(t *testing.T) {
	long := strings.Repeat("abcdefghij", 400)
	for _, test := range []struct {
		name   string
		blocks []document.Block
		want   string // in the text
		pages  [2]int // at least, at most
	}{
		{"nothing", nil, "T", [2]int{1, 1}},
		{"empty blocks", []document.Block{
			&document.Paragraph{}, &document.List{}, &document.List{Items: []document.Item{{}}}, &document.Quote{}, &document.Callout{}, &document.Code{},
			&document.Grid{}, &document.KeyFigures{}, &document.Notes{}, &document.References{}, &document.Definitions{}, &document.LangBlock{}, head(3, "", ""), head(2, "x", " "),
		}, "T •", [2]int{1, 1}},
		{"a word of 4,000 characters", []document.Block{paragraph("before " + long + " after")}, "before " + long + " after", [2]int{1, 3}},
		{"the same in a heading", []document.Block{head(2, "x", long)}, long, [2]int{2, 6}},
		{"the same in a table", []document.Block{words(3, 1, func(int, int) string { return long })}, long, [2]int{2, 12}},
		{"40 columns", []document.Block{words(40, 3, func(r, c int) string { return fmt.Sprint("cell ", r*100+c) })}, "cell 239", [2]int{1, 3}},
		{"a row taller than a page", []document.Block{words(2, 2, func(r, c int) string { return strings.Repeat(sentence, 60*(1-c)+1) })}, "professions. " + sentence + sentence, [2]int{3, 8}},
		{"200 levels of lists", []document.Block{nested(200)}, "• level 1 the innermost", [2]int{3, 12}},
		{"right to left", []document.Block{paragraph("Shalom: שלום עולם, and on.")}, "Shalom: שלום עולם, and on.", [2]int{1, 1}},
		{"emoji and letters that no face has", []document.Block{paragraph("a 😀 b 漢字 c 👩‍👩‍👧 d")}, "a 😀 b 漢字 c 👩👩👧 d", [2]int{1, 1}},
		{"control characters", []document.Block{paragraph("a\x00b\x1bc\u200bd\ufeffe\u00adf\tg\r\nh")}, "abcdef g h", [2]int{1, 1}},
		{"hyphens of Unicode", []document.Block{paragraph("2019\u201120 and co\u2010operate")}, "2019-20 and co\u2010operate", [2]int{1, 1}},
		{"soft hyphens where a line has room", []document.Block{paragraph("Rho\u00adndda\u00adCy\u00adnon\u00adTaf \u00ad x\u00ad")}, "RhonddaCynonTaf x", [2]int{1, 1}},
		{"soft hyphens in narrow columns", []document.Block{words(9, 2, func(int, int) string { return "Pneumono\u00adultra\u00admicro\u00adscopic\u00adsilico\u00advolcano" })}, "Pneumono-ultra", [2]int{1, 2}},
		{"bytes that are no text", []document.Block{paragraph("a\xff\xfeb")}, "a\uFFFD\uFFFDb", [2]int{1, 1}},
		{"markup of the format", []document.Block{paragraph(`a ) ( \ endstream endobj % << >> b`)}, `a ) ( \ endstream endobj % << >> b`, [2]int{1, 1}},
		{"headings that skip", []document.Block{head(2, "a", "two"), head(3, "b", "three"), head(2, "c", "two again")}, "two three two again", [2]int{1, 1}},
		{"links to nowhere", []document.Block{&document.Paragraph{Text: []document.Inline{&document.Link{URL: "#nowhere", Text: text("here")}, &document.Link{URL: "document:brief", Text: text("there")}}}}, "herethere", [2]int{1, 1}},
		{"thousands of rows", []document.Block{words(3, 2000, func(r, c int) string { return fmt.Sprint(r) })}, "1999 1999 1999", [2]int{40, 90}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out := render(t, plain(test.blocks...))
			f := inspect(t, test.name, out.Data)
			if said := f.Text(); !strings.Contains(said, test.want) {
				t.Errorf("the document says %.300q, want %.300q in it", said, test.want)
			}
			if out.Pages < test.pages[0] || out.Pages > test.pages[1] {
				t.Errorf("%d pages, want %d to %d", out.Pages, test.pages[0], test.pages[1])
			}
		})
	}
}

// A page is turned only for a table that does not fit upright, and what follows shares it.
func TestTurnedPagesAreShared(t *testing.T) {
	figures := func(columns int) *document.Grid {
		return words(columns, 4, func(r, c int) string { return fmt.Sprintf("£%d,234,567", c+1) })
	}
	for _, test := range []struct {
		columns int
		width   float64
	}{{8, 595.28}, {12, 841.89}} {
		out := render(t, plain(figures(test.columns), paragraph("What follows."), figures(test.columns), paragraph("The end.")))
		f := inspect(t, fmt.Sprint(test.columns), out.Data)
		if sizes := f.Sizes(); len(sizes) != 1 || sizes[0][0] != test.width {
			t.Errorf("tables of %d columns and text take pages of %v, want one of width %v", test.columns, sizes, test.width)
		}
	}
}

func TestMissingCharactersAreReported(t *testing.T) {
	out := render(t, plain(paragraph("The first 漢 and again 漢, then 😀 at the end.")))
	want := []pdf.Missing{{Rune: '漢', Around: "The first 漢 and again 漢, "}, {Rune: '😀', Around: " and again 漢, then 😀 at the end."}}
	if len(out.Missing) != 2 || out.Missing[0].Rune != want[0].Rune || out.Missing[1].Rune != want[1].Rune ||
		!strings.Contains(out.Missing[1].Around, "then 😀 at the end.") {
		t.Errorf("Missing = %q, want %q", out.Missing, want)
	}
}

// What charts and running headers draw is watched as well as running text, and shows the substitute.
func TestMissingCharactersOfCharts(t *testing.T) {
	d := plain(&document.Chart{Chart: &chart.Chart{ID: "c", Kind: chart.Stack, Title: "Who pays", Marks: []chart.Mark{{Label: "漢 trust", Value: pounds(9)}, {Label: "Council", Value: pounds(4)}}}},
		&document.Table{Table: &table.Table{ID: "t", Columns: []table.Column{{Heading: "Post"}, {Heading: "🧸"}}, Rows: []table.Row{{Cells: []table.Cell{table.Text("字"), table.Text("b")}}}}})
	d.Area, d.Cover = "Place 日", true
	out := render(t, d)
	var got []rune
	for _, m := range out.Missing {
		got = append(got, m.Rune)
	}
	if want := []rune("字日漢🧸"); !slices.Equal(got, want) {
		t.Errorf("Missing = %q, want %q", got, want)
	}
	shown := 0
	for _, p := range inspect(t, "chart", out.Data).Drawn() {
		shown += strings.Count(p.Text, string(font.MissingGlyph))
	}
	if shown < 5 {
		t.Errorf("%d substitutes are drawn, want one for each of five places", shown)
	}
}

// FuzzRender lays anything out, and what it writes is sound.
func FuzzRender(f *testing.F) {
	f.Add("A heading", "Text with a [link] and ₤ 漢 שלום", 3, uint8(0))
	f.Add("", strings.Repeat("word ", 300), 12, uint8(255))
	f.Add("\xff", "(\\)", 1, uint8(7))
	f.Fuzz(func(t *testing.T, title, body string, columns int, kind uint8) {
		if len(title)+len(body) > 3000 {
			t.Skip("long texts are slow and no different")
		}
		columns = max(columns%30, 1)
		p := paragraph(body)
		d := plain(head(2, "id", title), p, words(columns, 3, func(r, c int) string { return body[:len(body)*(r+1)/3] }),
			&document.Callout{Kind: "note", Title: title, Blocks: []document.Block{p, &document.List{Items: []document.Item{{Blocks: []document.Block{p}}}}}},
			&document.Code{Text: body}, &document.KeyFigures{Items: []document.KeyFigure{{Label: title, Text: body}}})
		d.Title, d.Cover, d.Contents = title+"x", kind&1 > 0, kind&2 > 0
		out := render(t, d)
		inspect(t, "fuzz", out.Data)
	})
}
