package spreadsheet

import (
	"fmt"
	"strconv"
	"strings"
)

// A Chart is bars that follow cells.
type Chart struct {
	Title, Alt string
	Across     bool // bars lie, for names that are long
	Stacked    bool
	Format     string // of the values beside bars
	AxisFormat string // of the values on the axis
	Series     []Series
	Row        int // of its upper left corner, counted from 1
	Column     int
	Rows       int // how many it covers
	Columns    int
	AxisTitle  string // what the values count
}

// A Series is what bars of one colour follow: ranges with what stands in them, for readers that do not work formulas out.
type Series struct {
	Name               string
	Categories, Values string // ranges, with their sheet
	Names              []string
	Numbers            []float64
	Colour             string
}

// drawing writes the charts of a sheet.
func (w *writer) drawing(number int, charts []Chart) {
	var relations relations
	var b strings.Builder
	b.WriteString(declaration + `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	for i, c := range charts {
		w.charts++
		id := relations.add("chart", fmt.Sprintf("../charts/chart%d.xml", w.charts), false)
		w.add(fmt.Sprintf("xl/charts/chart%d.xml", w.charts), c.part(), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
		at := func(side string, row, column int) {
			fmt.Fprintf(&b, `<xdr:%s><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:%s>`, side, column-1, row-1, side)
		}
		b.WriteString(`<xdr:twoCellAnchor editAs="oneCell">`)
		at("from", c.Row, c.Column)
		at("to", c.Row+c.Rows, c.Column+c.Columns)
		fmt.Fprintf(&b, `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="%d" name="%s" descr="%s"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
			i+2, escaped(c.Title), escaped(c.Alt))
		b.WriteString(`<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">`)
		fmt.Fprintf(&b, `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="%s" r:id="%s"/>`, relationSpace, id)
		b.WriteString(`</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`)
	}
	b.WriteString("</xdr:wsDr>")
	w.add(fmt.Sprintf("xl/drawings/drawing%d.xml", number), []byte(b.String()), "application/vnd.openxmlformats-officedocument.drawing+xml")
	w.add(fmt.Sprintf("xl/drawings/_rels/drawing%d.xml.rels", number), relations.part(), "")
}

// letters are the letters of a chart.
func letters(size int, bold bool) string {
	weight := 0
	if bold {
		weight = 1
	}
	return fmt.Sprintf(`<a:defRPr sz="%d" b="%d"><a:solidFill><a:srgbClr val="262626"/></a:solidFill><a:latin typeface="%s"/></a:defRPr>`, size*100, weight, face)
}

func title(words string, size int, bold bool) string {
	run := strings.NewReplacer("defRPr", "rPr").Replace(letters(size, bold))
	return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>` + letters(size, bold) + `</a:pPr><a:r>` + run + `<a:t>` + escaped(words) + `</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
}

func (c Chart) part() []byte {
	var b strings.Builder
	b.WriteString(declaration + `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">`)
	b.WriteString(`<c:roundedCorners val="0"/><c:chart>` + title(c.Title, 12, true) + `<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart>`)
	direction, grouping := "col", "clustered"
	if c.Across {
		direction = "bar"
	}
	if c.Stacked {
		grouping = "stacked"
	}
	fmt.Fprintf(&b, `<c:barDir val="%s"/><c:grouping val="%s"/><c:varyColors val="0"/>`, direction, grouping)
	for i, s := range c.Series {
		fmt.Fprintf(&b, `<c:ser><c:idx val="%d"/><c:order val="%d"/><c:tx><c:v>%s</c:v></c:tx>`, i, i, escaped(s.Name))
		fmt.Fprintf(&b, `<c:spPr><a:solidFill><a:srgbClr val="%s"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`, s.Colour)
		if !c.Stacked && len(c.Series) == 1 {
			fmt.Fprintf(&b, `<c:dLbls><c:numFmt formatCode="%s" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr>%s</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`, escaped(c.Format), letters(9, false))
			b.WriteString(`<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`)
		}
		fmt.Fprintf(&b, `<c:cat><c:strRef><c:f>%s</c:f><c:strCache><c:ptCount val="%d"/>`, escaped(s.Categories), len(s.Names))
		for i, name := range s.Names {
			fmt.Fprintf(&b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, escaped(name))
		}
		fmt.Fprintf(&b, `</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>%s</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="%d"/>`, escaped(s.Values), len(s.Numbers))
		for i, n := range s.Numbers {
			fmt.Fprintf(&b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, strconv.FormatFloat(n, 'g', -1, 64))
		}
		b.WriteString(`</c:numCache></c:numRef></c:val></c:ser>`)
	}
	overlap := ""
	if c.Stacked {
		overlap = `<c:overlap val="100"/>`
	}
	b.WriteString(`<c:gapWidth val="60"/>` + overlap + `<c:axId val="1"/><c:axId val="2"/></c:barChart>`)
	c.axes(&b)
	b.WriteString(`</c:plotArea>`)
	if len(c.Series) > 1 {
		b.WriteString(`<c:legend><c:legendPos val="b"/><c:overlay val="0"/><c:txPr><a:bodyPr/><a:p><a:pPr>` + letters(9, false) + `</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr></c:legend>`)
	}
	b.WriteString(`<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:chartSpace>`)
	return []byte(b.String())
}

// axes are the names along one side of the bars, and the values along the other.
func (c Chart) axes(b *strings.Builder) {
	names, values, order, crosses := "b", "l", "minMax", "autoZero"
	if c.Across {
		names, values, order, crosses = "l", "b", "maxMin", "max"
	}
	text := `<c:txPr><a:bodyPr/><a:p><a:pPr>` + letters(9, false) + `</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`
	fmt.Fprintf(b, `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:numFmt formatCode="General" sourceLinked="0"/>`, order, names)
	fmt.Fprintf(b, `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>%s<c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>`, text)
	named := ""
	if c.AxisTitle != "" {
		named = title(c.AxisTitle, 9, false)
	}
	fmt.Fprintf(b, `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="%s"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="E3E3E3"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>%s<c:numFmt formatCode="%s" sourceLinked="0"/>`, values, named, escaped(c.AxisFormat))
	fmt.Fprintf(b, `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>%s<c:crossAx val="1"/><c:crosses val="%s"/></c:valAx>`, text, crosses)
}
