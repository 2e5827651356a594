package word

import (
	"fmt"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/palette"
	"casemaker/internal/table"
)

// bodyWidth is the width between the margins in twentieths of a point: A4 less twice two centimetres.
const bodyWidth = 9638

// openTable begins a table of columns so wide. One with lines has a header row.
func (w *writer) openTable(caption string, widths []int, lines bool) {
	if strings.HasSuffix(w.tail(), "</w:tbl>") {
		w.raw(spacer)
	}
	w.table++
	w.raw(`<w:tbl><w:tblPr>`)
	if lines {
		w.raw(`<w:tblStyle w:val="`, escaped(w.template.style("CaseTable")), `"/>`)
	}
	w.raw(`<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>`)
	if lines {
		w.raw(`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	} else {
		w.raw(`<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	}
	if caption != "" {
		w.raw(`<w:tblCaption w:val="`, escaped(caption), `"/>`)
	}
	w.raw(`</w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		w.raw(`<w:gridCol w:w="`, itoa(width), `"/>`)
	}
	w.raw(`</w:tblGrid>`)
}

func (w *writer) closeTable() {
	w.table--
	w.raw(`</w:tbl>`)
}

// tail is the end of what has been written.
func (w *writer) tail() string {
	b := w.out.Bytes()
	return string(b[max(0, len(b)-len("</w:tbl>")):])
}

// cell writes one cell over so many columns. What is inside must end in a paragraph.
func (w *writer) cell(width, span int, properties string, inside func()) {
	w.raw(`<w:tc><w:tcPr><w:tcW w:w="`, itoa(width), `" w:type="dxa"/>`)
	if span > 1 {
		w.raw(`<w:gridSpan w:val="`, itoa(span), `"/>`)
	}
	w.raw(properties, `</w:tcPr>`)
	inside()
	w.raw(`</w:tc>`)
}

// right aligns a paragraph of figures.
const right = `<w:jc w:val="right"/>`

func aligned(number bool) string {
	if number {
		return right
	}
	return ""
}

// typed writes a table of figures: caption, head that is repeated on every page, rows that no page break parts, and what a
// reader must know below it.
func (w *writer) typed(t *table.Table) {
	if t.Caption != "" {
		w.paragraph("Caption", "", func() {
			w.bookmarked("table-"+t.ID, func() { w.run(t.Caption, look{}) })
			if t.Assumed {
				w.run(document.AssumedMark, look{raised: true})
			}
		})
	}
	widths := widthsOf(t)
	w.openTable(t.Caption, widths, true)
	w.headRow(len(t.Columns), func(i int) {
		w.cell(widths[i], 1, "", func() {
			w.paragraph("TableHeading", aligned(t.Columns[i].Number), func() { w.run(t.Columns[i].Heading, look{}) })
		})
	})
	for i := range t.Rows {
		w.row(t, &t.Rows[i], widths)
	}
	w.closeTable()
	w.small(t.Notes, t.Sources)
}

// headRow writes the row of headings.
func (w *writer) headRow(columns int, cell func(i int)) {
	w.raw(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i := range columns {
		cell(i)
	}
	w.raw(`</w:tr>`)
}

func (w *writer) row(t *table.Table, r *table.Row, widths []int) {
	w.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	as := look{bold: r.Total || r.Group}
	if r.Group && len(r.Cells) > 0 {
		w.cell(bodyWidth, len(widths), `<w:shd w:val="clear" w:color="auto" w:fill="`+hex(palette.Light().Panel)+`"/>`, func() {
			w.paragraph("TableText", "<w:keepNext/>", func() { w.bookmarked(r.ID, func() { w.run(r.Cells[0].String(), as) }) })
		})
		w.raw(`</w:tr>`)
		return
	}
	for i, width := range widths {
		line := ""
		if r.Total {
			line = `<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="` + hex(palette.Light().Edge) + `"/></w:tcBorders>`
		}
		w.cell(width, 1, line, func() {
			if i >= len(r.Cells) {
				w.paragraph("TableText", "", func() {})
				return
			}
			anchor := ""
			if i == 0 {
				anchor = r.ID
			}
			w.cellText(r.Cells[i], t.Columns[i].Number, as, anchor)
		})
	}
	w.raw(`</w:tr>`)
}

// cellText writes a figure, words, or a short list.
func (w *writer) cellText(c table.Cell, number bool, as look, anchor string) {
	if len(c.List) == 0 || c.Figure != nil {
		w.paragraph("TableText", aligned(number), func() { w.bookmarked(anchor, func() { w.run(c.String(), as) }) })
		return
	}
	for i, item := range c.List {
		if i > 0 {
			anchor = ""
		}
		label := fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, cellLevel, w.bullet())
		w.paragraph("TableText", label, func() { w.bookmarked(anchor, func() { w.run(item, as) }) })
	}
}

// cellLevel is the level of lists that stand in cells: with the least indent.
const cellLevel = 8

// small writes what a reader must know of a table or chart, and the numbers of its sources.
func (w *writer) small(notes, sources []string) {
	said := strings.Join(nonEmpty(notes), " ")
	if said == "" && len(sources) == 0 {
		return
	}
	w.paragraph("TableNote", "", func() {
		if len(sources) > 0 && said != "" {
			said += " "
		}
		w.run(said, look{})
		if len(sources) == 0 {
			return
		}
		w.run(w.doc.Words.Sources, look{})
		for _, source := range sources {
			w.run(" ", look{})
			if n := w.sources[source]; n > 0 {
				w.cite(n)
			} else {
				w.run(source, look{})
			}
		}
	})
}

func nonEmpty(all []string) []string {
	var kept []string
	for _, text := range all {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return kept
}

// grid writes a table of words.
func (w *writer) grid(g *document.Grid) {
	columns := len(g.Head)
	if columns == 0 {
		return
	}
	least, wish := make([]float64, columns), make([]float64, columns)
	for _, row := range append([][][]document.Inline{g.Head}, g.Rows...) {
		for i, cell := range row[:min(len(row), columns)] {
			text := document.Plain(cell)
			least[i] = max(least[i], float64(longestWord(text)*letterWidth+cellMargins))
			wish[i] = max(wish[i], float64(len([]rune(text))*letterWidth))
		}
	}
	widths := spread(least, wish)
	at := func(i int) bool { return i < len(g.Right) && g.Right[i] }
	w.openTable("", widths, true)
	w.headRow(columns, func(i int) {
		w.cell(widths[i], 1, "", func() {
			w.paragraph("TableHeading", aligned(at(i)), func() { w.inlines(g.Head[i], look{}) })
		})
	})
	for _, row := range g.Rows {
		w.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, width := range widths {
			w.cell(width, 1, "", func() {
				w.paragraph("TableText", aligned(at(i)), func() {
					if i < len(row) {
						w.inlines(row[i], look{})
					}
				})
			})
		}
		w.raw(`</w:tr>`)
	}
	w.closeTable()
}

// The widths of letters in tables, and of the margins of a cell, in twentieths of a point.
const (
	letterWidth = 118
	cellMargins = 210
)

// widthsOf shares the width among columns: each takes what its longest word or figure needs, and those of words share the rest
// by their weight.
func widthsOf(t *table.Table) []int {
	least, wish := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		longest, total := longestWord(c.Heading), 0
		for _, r := range t.Rows {
			if i >= len(r.Cells) || r.Group {
				continue
			}
			text := r.Cells[i].String()
			total = max(total, len([]rune(text)))
			if c.Number {
				longest = max(longest, len([]rune(text)))
			} else {
				longest = max(longest, longestWord(text))
			}
		}
		least[i] = float64(longest*letterWidth + cellMargins)
		if !c.Number {
			wish[i] = max(0, float64(total*letterWidth+cellMargins)-least[i]) * max(c.Weight, 1)
		}
	}
	return spread(least, wish)
}

// spread gives each column its least, and shares what is left in proportion to what each wishes.
func spread(least, wish []float64) []int {
	needed, wished := 0.0, 0.0
	for i := range least {
		needed += least[i]
		wished += wish[i]
	}
	rest := bodyWidth - needed
	if rest <= 0 {
		return shared(least)
	}
	for i := range least {
		if wished > 0 {
			least[i] += rest * wish[i] / wished
		} else {
			least[i] += rest / float64(len(least))
		}
	}
	return shared(least)
}

func longestWord(text string) int {
	longest := 0
	for _, word := range strings.Fields(text) {
		longest = max(longest, len([]rune(word)))
	}
	return longest
}

// shared shares the width of the page in proportion, to the last unit.
func shared(lengths []float64) []int {
	sum := 0.0
	for i, l := range lengths {
		lengths[i] = max(l, 4)
		sum += lengths[i]
	}
	widths, left := make([]int, len(lengths)), bodyWidth
	for i, l := range lengths {
		widths[i] = int(l / sum * bodyWidth)
		left -= widths[i]
	}
	if len(widths) > 0 {
		widths[len(widths)-1] += left
	}
	return widths
}
