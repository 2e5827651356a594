// Package pdf lays a filled document out on A4 pages and writes it as a PDF.
//
// Layout comes first: blocks become boxes that no page break parts (a line, a table row), boxes become pages, and
// only then is anything painted. The typefaces are cut once per process ([PrepareFaces]) and shared.
//
//	faces, err := pdf.PrepareFaces(everyCharacterOfTheProject)
//	data, err := pdf.Render(pdf.Document{Title: "Business case", Area: "Leeds", Blocks: blocks}, faces, theme)
//
// The same document gives the same bytes: dates come from the caller, never from the clock.
package pdf

import (
	"bytes"
	"fmt"
	"time"

	"casemaker/internal/document"
)

// A Document is what one PDF says.
type Document struct {
	Title        string
	Subtitle     string
	Area         string
	Organisation string
	Subject      string
	Lang         string
	Date         time.Time
	DateText     string
	Version      string
	Status       string
	Notice       string // on the cover, such as that the area is made up
	Cover        bool   // a cover page and a table of contents
	Base         string // address of the site's root, "" where not known
	Folder       string // of the area, below the root: "areas/leeds/"
	Blocks       []document.Block
}

// Render writes a document as a PDF.
func Render(d Document, faces *Faces, theme *Theme) ([]byte, error) {
	l := &layout{faces: faces, theme: theme, base: d.Base, area: d.Folder, width: bodyWidth}
	if !d.Cover {
		l.titleBlock(d)
	}
	l.blocks(d.Blocks)
	pages := paginate(l.boxes)
	front := 0
	if d.Cover {
		contents := contentsPages(faces, theme, pages, 0)
		front = 1 + len(contents)
		contents = contentsPages(faces, theme, pages, front)
		cover := coverPage(d, faces, theme)
		pages = append(append([]page{cover}, contents...), pages...)
	}
	if len(pages) == 0 {
		pages = []page{{}}
	}
	p := newPainter(d, faces, theme)
	p.paint(pages, front)
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("writing the PDF %q: %w", d.Title, err)
	}
	return out.Bytes(), nil
}

// A page is boxes with their places.
type page struct{ placed []placed }

type placed struct {
	box
	y float64
}

// paginate puts boxes on pages. Boxes that keep together move together, unless they are taller than a page.
func paginate(boxes []box) []page {
	var pages []page
	var current page
	y := 0.0
	flush := func() {
		if len(current.placed) > 0 {
			pages = append(pages, current)
			current, y = page{}, 0
		}
	}
	for i := 0; i < len(boxes); {
		end := i
		height := 0.0
		for ; end < len(boxes); end++ {
			space := boxes[end].before
			if end == i && y == 0 {
				space = 0
			}
			height += space + boxes[end].height
			if !boxes[end].keep {
				end++
				break
			}
		}
		if boxes[i].fresh || y > 0 && y+height > bodyHeight && (height <= bodyHeight || y > bodyHeight/2) {
			flush()
		}
		for ; i < end; i++ {
			b := boxes[i]
			if y > 0 {
				y += b.before
			}
			if y > 0 && y+b.height > bodyHeight {
				flush()
			}
			if y == 0 {
				for _, h := range b.header {
					current.placed = append(current.placed, placed{h, y})
					y += h.height
				}
			}
			current.placed = append(current.placed, placed{b, y})
			y += b.height
		}
	}
	flush()
	return pages
}
