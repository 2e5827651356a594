package word

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // pictures of the text may be JPEG
	"regexp"
	"strconv"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
)

// emu is how many of Word's units a point has.
const emu = 12700

// The frame that charts are laid out for, in points: nearly as wide as the text.
const (
	chartWidth = float64(bodyWidth)/20 - 10
	chartText  = 9.5
)

// A drawn is a chart as a file of the package, once for each chart.
type drawn struct {
	png, svg      string // ids of relations
	width, height float64
}

// chart writes a chart: its title as a caption, the picture with its alternative text, its figures as a table.
func (w *writer) chart(c *chart.Chart) {
	w.paragraph("Caption", "", func() { w.bookmarked(c.ID, func() { w.run(c.Title, look{}) }) })
	if c.Subtitle != "" {
		w.paragraph("TableNote", "<w:keepNext/>", func() { w.run(c.Subtitle, look{}) })
	}
	alt := c.Alt
	if alt == "" {
		alt = strings.Join(nonEmpty([]string{c.Title, c.Subtitle}), ". ")
	}
	d := w.draw(c)
	w.paragraph("", "<w:keepNext/>", func() { w.picture(alt, d) })
	if !c.Kind.Pictured() {
		w.bars(c)
		w.small([]string{c.Note}, c.Sources)
		return
	}
	sources := c.Sources
	if c.Table != nil && len(c.Table.Sources) > 0 {
		sources = nil // they stand below the table
	}
	w.small([]string{c.Note}, sources)
	if c.Table != nil {
		w.typed(c.Table)
	}
}

// bars writes the figures of a bar chart: a label and a value a row.
func (w *writer) bars(c *chart.Chart) {
	widths := []int{bodyWidth * 7 / 10, bodyWidth - bodyWidth*7/10}
	w.openTable(c.Title, widths, true)
	heads := []string{c.Label, c.Measure}
	w.headRow(2, func(i int) {
		w.cell(widths[i], 1, "", func() { w.paragraph("TableHeading", aligned(i == 1), func() { w.run(heads[i], look{}) }) })
	})
	for _, row := range c.Layout().Rows {
		w.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, text := range []string{row.Label, row.Text} {
			w.cell(widths[i], 1, "", func() { w.paragraph("TableText", aligned(i == 1), func() { w.run(text, look{}) }) })
		}
		w.raw(`</w:tr>`)
	}
	w.closeTable()
}

// draw makes the files of a chart: SVG, and PNG for what shows none.
func (w *writer) draw(c *chart.Chart) drawn {
	if d, ok := w.pictures[c]; ok {
		return d
	}
	p := chart.Lay(c, chartWidth, chartText)
	n := len(w.media) + 1
	d := drawn{width: p.Width, height: p.Height}
	d.png = w.medium(fmt.Sprintf("casemaker%d.png", n), raster(p))
	d.svg = w.medium(fmt.Sprintf("casemaker%d.svg", n), standing(chart.SVG(c, chart.Frame{Class: "word", Width: chartWidth, Text: chartText})))
	w.pictures[c] = d
	return d
}

// medium adds a file of a picture and returns the id by which the document refers to it.
func (w *writer) medium(name string, data []byte) string {
	w.media = append(w.media, medium{name, data})
	return w.related("image", "media/"+name, false)
}

// picture draws a picture in the line, with what it shows in words.
func (w *writer) picture(alt string, d drawn) {
	id := itoa(w.free.drawing)
	w.free.drawing++
	width, height := d.width, d.height
	const tallest = 640.0
	if height > tallest {
		width, height = width*tallest/height, tallest
	}
	size := fmt.Sprintf(`cx="%d" cy="%d"`, int(width*emu), int(height*emu))
	w.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent `, size, `/><wp:docPr id="`, id, `" name="Picture `, id, `" descr="`, escaped(alt), `"/>`)
	w.raw(`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`)
	w.raw(`<pic:pic><pic:nvPicPr><pic:cNvPr id="`, id, `" name="Picture `, id, `" descr="`, escaped(alt), `"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`, d.png, `">`)
	if d.svg != "" {
		w.raw(`<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="`, d.svg, `"/></a:ext></a:extLst>`)
	}
	w.raw(`</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `, size, `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

// image draws a picture of the text; it is false where its file cannot be read.
func (w *writer) image(m *document.Image, file []byte) bool {
	config, format, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return false
	}
	const density = 0.75 // points a pixel, as on a screen
	width, height := float64(config.Width)*density, float64(config.Height)*density
	if width > chartWidth {
		width, height = chartWidth, height*chartWidth/width
	}
	ending := map[string]string{"jpeg": "jpg", "png": "png"}[format]
	if ending == "" {
		return false
	}
	id := w.medium(fmt.Sprintf("casemaker%d.%s", len(w.media)+1, ending), file)
	w.paragraph("", "", func() { w.picture(m.Alt, drawn{png: id, width: width, height: height}) })
	return true
}

var viewBox = regexp.MustCompile(`viewBox="0 0 ([0-9.]+) ([0-9.]+)"`)

// standing makes the SVG of a page one that stands by itself, in the typeface of the document and with its size. What draws it
// may measure letters a little wider than we do, so that there is room at its sides.
func standing(svg []byte) []byte {
	svg = bytes.Replace(svg, []byte("<svg "), []byte(`<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3, Arial, Liberation Sans, sans-serif" `), 1)
	m := viewBox.FindSubmatch(svg)
	if m == nil {
		return svg
	}
	width, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		return svg
	}
	const room = 4
	sized := fmt.Sprintf(`width="%.1fpt" height="%spt" viewBox="-%d 0 %.1f %s"`, width, m[2], room, width+2*room, m[2])
	return bytes.Replace(svg, m[0], []byte(sized), 1)
}
