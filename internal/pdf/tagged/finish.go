package tagged

import (
	"bytes"
	"compress/zlib"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"casemaker/internal/pdf/font"
)

// profile says what the colours mean: sRGB, as the International Color Consortium publishes it for all to embed.
//
//go:embed srgb2014.icc
var profile []byte

// packedProfile is the profile compressed, which is done once.
var packedProfile = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
	z.Write(profile)
	z.Close()
	return b.Bytes()
})

// A finisher turns what the canvas wrote into the file.
type finisher struct {
	writer  *Writer
	drawn   *drawn
	objects *objects
	pages   []int // object of each page
	ids     []*Element
	scratch []byte
}

// Finish writes the file. The Writer cannot be used after it.
func (w *Writer) Finish(m Metadata) ([]byte, error) {
	if len(w.stack) > 1 {
		panic("tagged: Finish with " + string(w.stack[len(w.stack)-1].role) + " open")
	}
	w.unmark()
	o := newObjects()
	w.canvas.SetCreationDate(m.Date)
	w.canvas.SetModificationDate(m.Date)
	if err := w.canvas.Output(&o.raw); err != nil {
		return nil, fmt.Errorf("drawing: %w", err)
	}
	d, err := read(o.raw.Bytes())
	if err != nil {
		return nil, fmt.Errorf("reading what was drawn: %w", err)
	}
	if len(d.pages) != len(w.pages) {
		return nil, fmt.Errorf("reading what was drawn: %d pages, not %d", len(d.pages), len(w.pages))
	}
	f := &finisher{writer: w, drawn: d, objects: o}
	return f.file(m.clean())
}

func (f *finisher) file(m Metadata) ([]byte, error) {
	o := f.objects
	catalog, info, tree := o.allocate(), o.allocate(), o.allocate()
	for range f.writer.pages {
		f.pages = append(f.pages, o.allocate())
	}
	for _, l := range f.writer.links {
		l.number = o.allocate()
	}
	resources := o.allocate()
	f.resources(resources)
	f.writePages(tree, resources)
	if err := f.annotations(); err != nil {
		return nil, err
	}
	structure, outline := f.structure(), f.outline()
	colors, description := o.allocate(), o.allocate()
	o.stream(colors, "/N 3/Filter/FlateDecode", packedProfile())
	o.stream(description, "/Type/Metadata/Subtype/XML", []byte(m.xmp()))
	o.put(info, m.information())
	b := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R/Lang%s", tree, structure, description, textString(m.Lang))
	b = fmt.Appendf(b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>")
	b = fmt.Appendf(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]", colors)
	if outline > 0 {
		b = fmt.Appendf(b, "/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	o.put(catalog, append(b, ">>"...))
	return o.finish(catalog, info), nil
}

// writePages writes the pages and the list of them.
func (f *finisher) writePages(tree, resources int) {
	o := f.objects
	list := []byte("<</Type/Pages/Kids[")
	for i, p := range f.drawn.pages {
		content := o.allocate()
		o.compressed(content, "", p.content)
		b := fmt.Appendf(f.scratch[:0], "<</Type/Page/Parent %d 0 R/MediaBox[%s]/Resources %d 0 R/Contents %d 0 R/Tabs/S/StructParents %d", tree, p.box, resources, content, i)
		if links := f.writer.pages[i].links; len(links) > 0 {
			b = append(b, "/Annots["...)
			for _, l := range links {
				b = fmt.Appendf(b, "%d 0 R ", l.number)
			}
			b = append(b, ']')
		}
		f.scratch = append(b, ">>"...)
		o.put(f.pages[i], f.scratch)
		list = fmt.Appendf(list, "%d 0 R ", f.pages[i])
	}
	o.put(tree, fmt.Appendf(list, "]/Count %d>>", len(f.pages)))
}

// resources writes the fonts and pictures that pages draw with.
func (f *finisher) resources(number int) {
	b := []byte("<</Font<<")
	fonts := slices.SortedFunc(maps.Keys(f.writer.fonts), func(a, b *font.Subset) int { return strings.Compare(a.ID, b.ID) })
	for _, font := range fonts {
		b = fmt.Appendf(b, "/%s %d 0 R", font.ID, f.font(font))
	}
	b = append(b, ">>"...)
	if len(f.writer.order) > 0 {
		b = append(b, "/XObject<<"...)
		for i, p := range f.writer.order {
			n := f.objects.allocate()
			f.objects.stream(n, p.entries, p.data)
			b = fmt.Appendf(b, "/I%d %d 0 R", i, n)
		}
		b = append(b, ">>"...)
	}
	f.objects.put(number, append(b, ">>"...))
}

// font writes a font with its file, description and map to Unicode.
func (f *finisher) font(font *font.Subset) int {
	o, p := f.objects, font.Program()
	file, unicode := o.allocate(), o.allocate()
	o.stream(file, fmt.Sprintf("/Filter/FlateDecode/Length1 %d", p.Length), p.Data)
	o.stream(unicode, "/Filter/FlateDecode", p.ToUnicode)
	described := o.add(fmt.Appendf(nil, "<</Type/FontDescriptor%s/FontFile2 %d 0 R>>", p.Descriptor, file))
	b := fmt.Appendf(nil, "<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar %d/LastChar %d/FontDescriptor %d 0 R/ToUnicode %d 0 R/Widths[", p.Name, p.First, p.Last, described, unicode)
	for _, w := range font.Widths[p.First : p.Last+1] {
		b = fmt.Appendf(b, "%d ", w)
	}
	return o.add(append(b, "]>>"...))
}
