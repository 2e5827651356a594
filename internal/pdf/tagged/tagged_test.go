package tagged_test

import (
	"bytes"
	"testing"
	"time"

	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

func small(t *testing.T) []byte {
	t.Helper()
	set, err := font.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	w := tagged.New()
	w.AddPage(595.28, 841.89)
	w.Anchor("top", 50)
	w.Bookmark(1, "Costs (2026)", 50)
	w.Begin(tagged.H1, tagged.Attributes{})
	w.Text(set.Face(font.Bold), 24, 60, 90, tagged.Color{13, 79, 76}, "Costs (2026) – Sir Ynys Môn")
	w.End()
	w.Begin(tagged.P, tagged.Attributes{})
	w.Text(set.Face(font.Regular), 12, 60, 120, tagged.Color{}, "Tŷ bach, £1,200 ≈ λόγος, ")
	w.AddPage(841.89, 595.28)
	w.Text(set.Face(font.Italic), 12, 60, 120, tagged.Color{}, "and on the next page ")
	w.Begin(tagged.Link, tagged.Attributes{})
	w.Text(set.Face(font.Mono), 12, 60, 140, tagged.Color{11, 79, 140}, "back")
	w.Link(60, 130, 30, 14, "#top", "Back to the top")
	w.End()
	w.End()
	w.Artifact(tagged.Footer, func() { w.Draw().Line(60, 500, 200, 500) })
	data, err := w.Finish(tagged.Metadata{Title: "Costs & more", Author: "Môn", Lang: "en-GB", Program: "test", Date: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSameCallsSameBytes(t *testing.T) {
	if !bytes.Equal(small(t), small(t)) {
		t.Error("two runs of the same calls differ")
	}
}
