package pdf_test

import (
	"bytes"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"

	"casemaker/internal/pdf/check"
)

// linesOf reads back what a written document draws, to draw the same in another way.
func linesOf(t testing.TB, data []byte) (pages [][]check.Piece) {
	t.Helper()
	f, err := check.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	pages = make([][]check.Piece, len(f.Pages()))
	for _, p := range f.Drawn() {
		pages[p.Page-1] = append(pages[p.Page-1], p)
	}
	return pages
}

// library draws the same lines and shapes in the library's own way: whole typefaces, UTF-8, no tags.
func library(t testing.TB, pages [][]check.Piece) []byte {
	t.Helper()
	f := fpdf.New("P", "pt", "A4", "")
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	f.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	f.AddUTF8FontFromBytes("sans", "I", liberationsansitalic.TTF)
	f.AddUTF8FontFromBytes("mono", "", liberationmonoregular.TTF)
	for _, pieces := range pages {
		f.AddPage()
		for _, p := range pieces {
			size := p.Top - p.Bottom
			if p.Text == "" {
				f.Rect(p.Left, 841.89-p.Top, p.Right-p.Left, size, "F")
				continue
			}
			style := ""
			if strings.HasPrefix(p.Role, "H") {
				style = "B"
			}
			f.SetFont("sans", style, size/0.93)
			f.Text(p.Left, 841.89-p.Bottom-size*0.22, p.Text)
		}
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// BenchmarkRender lays out and writes a business case of 21 pages, tagged and archival.
func BenchmarkRender(b *testing.B) {
	d := business(9)
	render(b, d)
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(render(b, d).Data)))
	}
}

// BenchmarkLibraryUntagged draws the same lines in the library's own way, with their places given.
func BenchmarkLibraryUntagged(b *testing.B) {
	pages := linesOf(b, render(b, business(9)).Data)
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(library(b, pages))))
	}
}

// TestMemory holds a document to a tenth of the memory that the library's own way takes for the same lines.
func TestMemory(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector gives shared room up at random")
	}
	d := business(9)
	pages := linesOf(t, render(t, d).Data)
	ours := allocated(func() { render(t, d) })
	theirs := allocated(func() { library(t, pages) })
	t.Logf("%d KB, the library's own way takes %d KB", ours>>10, theirs>>10)
	if ours*10 > theirs {
		t.Errorf("a document takes %d bytes, more than a tenth of %d", ours, theirs)
	}
}

// allocated is how many bytes a piece of work allocates, one of many in a row.
func allocated(work func()) uint64 {
	const times = 10
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // which would take away room that documents share
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		work()
	}
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) / times
}
