package pdf

import (
	"strings"
	"testing"

	"casemaker/internal/document"
	"casemaker/internal/hexmap"
	"casemaker/internal/pdf/font"
)

// No line of a title's words runs into the map beside it, however many there are.
func TestNothingRunsIntoTheMap(t *testing.T) {
	faces, err := font.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	hexes := &hexmap.Map{Width: 100, Height: 130}
	beside := 0
	for _, tight := range []bool{false, true} {
		for words := range 60 {
			lead := &document.Paragraph{Text: []document.Inline{&document.Text{Value: strings.Repeat("babies are born here ", 12)}}}
			l, _ := laidOut(Document{
				Title: "Summary", Area: "Cardiff", Lang: "en-GB", Subtitle: strings.Repeat("word ", words), Map: hexes, Here: []hexmap.Shape{{Code: "x"}},
				Blocks: []document.Block{lead, lead, lead},
			}, faces, DefaultTheme(), tight)
			y, bottom, left := 0.0, 0.0, 0.0
			for _, r := range l.rows {
				y += r.before
				for _, o := range r.ops {
					switch o := o.(type) {
					case mapOp:
						bottom, left = y+o.y+o.height(), o.x
					case textOp:
						if y < bottom-0.01 && o.x+o.width > left {
							t.Errorf("tight: %v, %d words: %q runs into the map", tight, words, o.text)
						}
						if y < bottom {
							beside++
						}
					}
				}
				y += r.height
			}
		}
	}
	if beside == 0 {
		t.Error("no words stand beside the map")
	}
}
