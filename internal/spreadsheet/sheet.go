package spreadsheet

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// A part is a file of the package that a book is.
type part struct {
	name string
	data []byte
}

const (
	declaration   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// relations are what a part leads to.
type relations struct{ xml []string }

func (r *relations) add(kind, target string, external bool) string {
	id := fmt.Sprintf("rId%d", len(r.xml)+1)
	mode := ""
	if external {
		mode = ` TargetMode="External"`
	}
	r.xml = append(r.xml, fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>`, id, relationSpace, kind, escaped(target), mode))
	return id
}

func (r *relations) part() []byte {
	return []byte(declaration + `<Relationships xmlns="` + packageSpace + `">` + strings.Join(r.xml, "") + `</Relationships>`)
}

// sheet writes a sheet and the parts that hang on it.
func (w *writer) sheet(number int, s *Sheet) {
	name := fmt.Sprintf("xl/worksheets/sheet%d.xml", number)
	var relations relations
	b := &bytes.Buffer{}
	b.Grow(360*(len(s.Rows)+8) + 420*len(s.Choices))
	b.WriteString(declaration + `<worksheet xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><sheetPr>`)
	if s.Tab != "" {
		b.WriteString(`<tabColor rgb="FF` + s.Tab + `"/>`)
	}
	b.WriteString(`<pageSetUpPr fitToPage="1"/></sheetPr>`)
	w.view(b, number, s)
	b.WriteString(`<sheetFormatPr defaultRowHeight="15"/>`)
	if len(s.Widths) > 0 {
		b.WriteString("<cols>")
		for i, width := range s.Widths {
			fmt.Fprintf(b, `<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, width)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	var merged []string
	for i, row := range s.Rows {
		w.row(b, i+1, row)
		if row.Merge > 1 {
			merged = append(merged, fmt.Sprintf(`<mergeCell ref="%s"/>`, Range{i + 1, 1, i + 1, row.Merge}))
		}
	}
	b.WriteString(`</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>`)
	if len(merged) > 0 {
		fmt.Fprintf(b, `<mergeCells count="%d">%s</mergeCells>`, len(merged), strings.Join(merged, ""))
	}
	for i, h := range s.Highlights {
		fmt.Fprintf(b, `<conditionalFormatting sqref="%s"><cfRule type="expression" dxfId="%d" priority="%d"><formula>%s</formula></cfRule></conditionalFormatting>`,
			h.Range, w.styles.look(h), i+1, escaped(h.Formula))
	}
	choices(b, s.Choices)
	links(b, s.Links, &relations)
	b.WriteString(`<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>`)
	orientation := "landscape"
	if s.Upright {
		orientation = "portrait"
	}
	pages := 0 // as many as it needs
	if s.OnePage {
		pages = 1
	}
	paper := 9 // A4
	if s.Large {
		paper = 8
	}
	fmt.Fprintf(b, `<pageSetup paperSize="%d" orientation="%s" fitToWidth="1" fitToHeight="%d"/>`, paper, orientation, pages)
	fmt.Fprintf(b, `<headerFooter><oddHeader>&amp;L%s&amp;R&amp;A</oddHeader><oddFooter>&amp;L%s&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
		escaped(strings.ReplaceAll(s.Header, "&", "&&")), escaped(strings.ReplaceAll(w.book.Title, "&", "&&")))
	if len(s.Charts) > 0 {
		fmt.Fprintf(b, `<drawing r:id="%s"/>`, relations.add("drawing", fmt.Sprintf("../drawings/drawing%d.xml", number), false))
		w.drawing(number, s.Charts)
	}
	if len(s.Tables) > 0 {
		fmt.Fprintf(b, `<tableParts count="%d">`, len(s.Tables))
		for _, t := range s.Tables {
			w.tables++
			fmt.Fprintf(b, `<tablePart r:id="%s"/>`, relations.add("table", fmt.Sprintf("../tables/table%d.xml", w.tables), false))
			w.table(w.tables, t)
		}
		b.WriteString("</tableParts>")
	}
	b.WriteString("</worksheet>")
	w.add(name, b.Bytes(), "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
	if len(relations.xml) > 0 {
		w.add(fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", number), relations.part(), "")
	}
}

// view is how a sheet is first seen.
func (w *writer) view(b *bytes.Buffer, number int, s *Sheet) {
	selected := ""
	if number == 1 {
		selected = ` tabSelected="1"`
	}
	fmt.Fprintf(b, `<sheetViews><sheetView showGridLines="0"%s workbookViewId="0">`, selected)
	if s.Freeze > 0 || s.FreezeLeft > 0 {
		split, pane := "", "bottomLeft"
		if s.FreezeLeft > 0 {
			split += fmt.Sprintf(` xSplit="%d"`, s.FreezeLeft)
			pane = "topRight"
		}
		if s.Freeze > 0 {
			split += fmt.Sprintf(` ySplit="%d"`, s.Freeze)
			if s.FreezeLeft > 0 {
				pane = "bottomRight"
			}
		}
		fmt.Fprintf(b, `<pane%s topLeftCell="%s" activePane="%s" state="frozen"/><selection pane="%s"/>`, split, At(s.Freeze+1, s.FreezeLeft+1), pane, pane)
	}
	b.WriteString(`</sheetView></sheetViews>`)
}

func (w *writer) row(b *bytes.Buffer, number int, row Row) {
	if len(row.Cells) == 0 && row.Height == 0 {
		return
	}
	b.WriteString(`<row r="`)
	b.Write(strconv.AppendInt(w.room[:0], int64(number), 10))
	if row.Height > 0 {
		fmt.Fprintf(b, `" ht="%g" customHeight="1`, row.Height)
	}
	b.WriteString(`">`)
	for i, c := range row.Cells {
		w.cell(b, number, i+1, c)
	}
	b.WriteString("</row>")
}

func (w *writer) cell(b *bytes.Buffer, row, column int, c Cell) {
	style := w.styles.number(c.Style)
	if c.kind == isEmpty && style == 0 {
		return
	}
	b.WriteString(`<c r="`)
	b.WriteString(Column(column))
	b.Write(strconv.AppendInt(w.room[:0], int64(row), 10))
	if style > 0 {
		b.WriteString(`" s="`)
		b.Write(strconv.AppendInt(w.room[:0], int64(style), 10))
	}
	switch {
	case c.kind == isText && c.formula != "":
		b.WriteString(`" t="str"><f>`)
		escape(b, c.formula)
		b.WriteString("</f><v>")
		escape(b, c.words)
		b.WriteString("</v></c>")
	case c.kind == isText:
		b.WriteString(`" t="s"><v>`)
		b.Write(strconv.AppendInt(w.room[:0], int64(w.shared.number(c.words)), 10))
		b.WriteString("</v></c>")
		w.sharedUses++
	case c.kind == isNumber:
		b.WriteString(`">`)
		if c.formula != "" {
			b.WriteString("<f>")
			escape(b, c.formula)
			b.WriteString("</f>")
		}
		b.WriteString("<v>")
		b.Write(strconv.AppendFloat(w.room[:0], c.number, 'g', -1, 64))
		b.WriteString("</v></c>")
	default:
		b.WriteString(`"/>`)
	}
}

func choices(b *bytes.Buffer, all []Choice) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, `<dataValidations count="%d">`, len(all))
	for _, c := range all {
		kind := `type="list"`
		inside := "<formula1>" + escaped(c.Among) + "</formula1>"
		if c.Among == "" {
			kind = `type="decimal" operator="between"`
			if c.Whole {
				kind = `type="whole" operator="between"`
			}
			inside = "<formula1>" + escaped(c.Least) + "</formula1><formula2>" + escaped(c.Most) + "</formula2>"
		}
		fmt.Fprintf(b, `<dataValidation %s allowBlank="0" showInputMessage="1" showErrorMessage="1" sqref="%s"`, kind, c.Cell)
		attribute(b, "errorTitle", cut(c.Title, 32))
		attribute(b, "error", cut(c.Refusal, 225))
		attribute(b, "promptTitle", cut(c.Title, 32))
		attribute(b, "prompt", cut(c.Prompt, 255))
		b.WriteString(">" + inside + "</dataValidation>")
	}
	b.WriteString("</dataValidations>")
}

func attribute(b *bytes.Buffer, name, value string) {
	if value != "" {
		b.WriteString(" " + name + `="` + escaped(value) + `"`)
	}
}

// cut shortens words to what a spreadsheet takes.
func cut(s string, most int) string {
	letters := []rune(s)
	if len(letters) <= most {
		return s
	}
	return string(letters[:most-1]) + "…"
}

func links(b *bytes.Buffer, all []Link, relations *relations) {
	if len(all) == 0 {
		return
	}
	b.WriteString("<hyperlinks>")
	known := map[string]string{}
	for _, l := range all {
		tip := ""
		if l.Says != "" {
			tip = ` tooltip="` + escaped(l.Says) + `"`
		}
		if inside, ok := strings.CutPrefix(l.To, "#"); ok {
			fmt.Fprintf(b, `<hyperlink ref="%s" location="%s"%s/>`, l.Cell, escaped(inside), tip)
			continue
		}
		id, ok := known[l.To]
		if !ok {
			id = relations.add("hyperlink", l.To, true)
			known[l.To] = id
		}
		fmt.Fprintf(b, `<hyperlink ref="%s" r:id="%s"%s/>`, l.Cell, id, tip)
	}
	b.WriteString("</hyperlinks>")
}

// table writes the record of a table. It has no buttons to filter with: most are statements, not lists.
func (w *writer) table(number int, t Table) {
	var b strings.Builder
	fmt.Fprintf(&b, declaration+`<table xmlns="%s" id="%d" name="%s" displayName="%s" ref="%s" totalsRowShown="0"><tableColumns count="%d">`,
		mainSpace, number, t.Name, t.Name, t.Range, len(t.Headings))
	for i, heading := range t.Headings {
		fmt.Fprintf(&b, `<tableColumn id="%d" name="%s"/>`, i+1, escaped(heading))
	}
	b.WriteString(`</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`)
	w.add(fmt.Sprintf("xl/tables/table%d.xml", number), []byte(b.String()), "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml")
}
