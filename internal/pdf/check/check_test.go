package check

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// sound writes a file with one of everything that the rules are about.
func sound(t testing.TB) []byte {
	t.Helper()
	set, err := font.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	w := tagged.New()
	y := 60.0
	say := func(text string) {
		y += 20
		w.Text(set.Face(font.Regular), 12, 60, y, tagged.Color{}, text)
	}
	in := func(role tagged.Role, a tagged.Attributes, work func()) *tagged.Element {
		e := w.Begin(role, a)
		work()
		w.End()
		return e
	}
	none := tagged.Attributes{}
	w.AddPage(595.28, 841.89)
	in(tagged.H1, none, func() { w.Anchor("top", 60); w.Bookmark(1, "Costs", 60); say("Costs") })
	in(tagged.H2, none, func() { say("Team") })
	in(tagged.P, none, func() {
		say("£1,200 – ")
		in(tagged.Link, none, func() { say("here"); w.Link(60, y-12, 40, 14, "https://example.org/", "Example") })
	})
	in(tagged.L, tagged.Attributes{Numbering: "Disc"}, func() {
		in(tagged.LI, none, func() {
			in(tagged.Lbl, none, func() { say("•") })
			in(tagged.LBody, none, func() { say("one") })
		})
	})
	in(tagged.Table, none, func() {
		in(tagged.Caption, none, func() { say("Posts") })
		in(tagged.THead, none, func() {
			in(tagged.TR, none, func() {
				in(tagged.TH, tagged.Attributes{Scope: "Column"}, func() { say("Post") })
				in(tagged.TH, tagged.Attributes{Scope: "Column"}, func() { say("£") })
			})
		})
		in(tagged.TBody, none, func() {
			in(tagged.TR, none, func() {
				in(tagged.TH, tagged.Attributes{Scope: "Row"}, func() { say("Lead") })
				in(tagged.TD, none, func() { say("94,920") })
			})
		})
	})
	figure := in(tagged.Figure, tagged.Attributes{Alt: "A bar"}, func() { w.Draw().Rect(60, 500, 100, 20, "F") })
	w.SetBox(figure, 60, 500, 160, 520)
	logo, err := tagged.NewPicture(dots(t))
	if err != nil {
		t.Fatal(err)
	}
	figure = in(tagged.Figure, tagged.Attributes{Alt: "Our logo"}, func() { w.Picture(logo, 60, 540, 40, 30) })
	w.SetBox(figure, 60, 540, 100, 570)
	in(tagged.Note, tagged.Attributes{ID: "note-1"}, func() { say("A note") })
	w.Artifact(tagged.Footer, func() { say("Page 1 of 1") })
	data, err := w.Finish(tagged.Metadata{Title: "Costs & more", Author: "Office", Lang: "en-GB", Program: "test", Date: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// dots is a small PNG, half of it transparent.
func dots(t testing.TB) []byte {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 4, 3))
	for x := range 4 {
		m.SetNRGBA(x, 1, color.NRGBA{R: 200, A: uint8(60 * x)})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSoundFile(t *testing.T) {
	for _, p := range Check(sound(t)) {
		t.Errorf("%v", p)
	}
	f, err := Open(sound(t))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.Text(), "Costs Team £1,200 – here • one Posts Post £ Lead 94,920 A bar Our logo A note"; got != want {
		t.Errorf("Text() = %q, want %q", got, want)
	}
}

// TestLayout moves what a sound file draws, one thing at a time, to where it must not be.
func TestLayout(t *testing.T) {
	margins := Margins{Side: 56, Top: 50, Bottom: 50}
	for _, test := range []struct{ name, from, to, want string }{
		{"nothing moved", "", "", ""},
		{"over the right margin", "60 721.89 Td", "530 721.89 Td", "margins"},
		{"over the left margin", "60 721.89 Td", "50 721.89 Td", "margins"},
		{"over the lower margin", "60 721.89 Td", "60 40 Td", "margins"},
		{"picture over the margin", "40.00 0 0 30.00 60.00", "40.00 0 0 30.00 530.00", "margins"},
		{"one cell over another", "60 561.89 Td", "62 581.89 Td", "overlap"},
	} {
		f, err := Open(sound(t))
		if err != nil {
			t.Fatal(err)
		}
		if test.from != "" {
			content(f, test.from, test.to)
		}
		rule := ""
		for _, p := range f.Layout(margins) {
			rule = p.Rule
		}
		if rule != test.want {
			t.Errorf("%s: Layout = %v, want the rule %q", test.name, f.Layout(margins), test.want)
		}
	}
}

// find returns the elements of a role.
func find(f *File, role Name) []Dict {
	var all []Dict
	for _, ref := range slices.Sorted(maps.Keys(f.Objects)) {
		if d, ok := f.Objects[ref].(Dict); ok && d["S"] == role {
			all = append(all, d)
		}
	}
	return all
}

// typed returns the first dictionary of a type.
func typed(f *File, name Name) Dict {
	for _, ref := range slices.Sorted(maps.Keys(f.Objects)) {
		if d := f.dict(ref); d["Type"] == name {
			return d
		}
		if s, ok := f.Objects[ref].(*Stream); ok && s.Dict["Type"] == name {
			return s.Dict
		}
	}
	panic("no object of type " + name)
}

// content replaces in the content of the first page.
func content(f *File, from, to string) {
	page := f.dict(f.Pages()[0])
	stream := f.get(page["Contents"]).(*Stream)
	data, _ := stream.Decoded()
	if !bytes.Contains(data, []byte(from)) {
		panic("the content has no " + from)
	}
	stream.Data = bytes.Replace(data, []byte(from), []byte(to), 1)
	delete(stream.Dict, "Filter")
}

// xmp replaces in the metadata.
func xmp(f *File, from, to string) {
	stream := f.get(f.dict(f.Trailer["Root"])["Metadata"]).(*Stream)
	if !bytes.Contains(stream.Data, []byte(from)) {
		panic("the metadata has no " + from)
	}
	stream.Data = bytes.Replace(stream.Data, []byte(from), []byte(to), 1)
}

// TestBrokenFiles breaks a sound file in one way at a time, writes it, and checks it.
func TestBrokenFiles(t *testing.T) {
	catalogue := func(f *File) Dict { return f.dict(f.Trailer["Root"]) }
	for _, test := range []struct {
		name  string
		rule  string
		spoil func(*File)
	}{
		{"no tab order", "tabs", func(f *File) { delete(f.dict(f.Pages()[0]), "Tabs") }},
		{"no parent tree for a page", "struct-parents", func(f *File) { delete(f.dict(f.Pages()[0]), "StructParents") }},
		{"no alternative text", "figure-alt", func(f *File) { delete(find(f, "Figure")[0], "Alt") }},
		{"no box", "figure-box", func(f *File) { delete(find(f, "Figure")[0], "A") }},
		{"no language", "lang", func(f *File) { delete(catalogue(f), "Lang") }},
		{"not marked", "marked", func(f *File) { delete(catalogue(f), "MarkInfo") }},
		{"title not shown", "title-shown", func(f *File) { delete(catalogue(f), "ViewerPreferences") }},
		{"no title", "title", func(f *File) { xmp(f, "Costs &amp; more", "") }},
		{"no mark of accessibility", "xmp", func(f *File) { xmp(f, "<pdfuaid:part>1", "<pdfuaid:part>") }},
		{"no mark of the archive", "xmp", func(f *File) { xmp(f, "<pdfaid:conformance>A", "<pdfaid:conformance>B") }},
		{"schema not described", "xmp", func(f *File) { xmp(f, "<pdfaSchema:prefix>pdfuaid", "<pdfaSchema:prefix>other") }},
		{"no metadata", "xmp", func(f *File) { delete(catalogue(f), "Metadata") }},
		{"metadata disagree", "info", func(f *File) { f.dict(f.Trailer["Info"])["Title"] = String("Other") }},
		{"no colour profile", "output-intent", func(f *File) { delete(catalogue(f), "OutputIntents") }},
		{"no identifier", "id", func(f *File) { delete(f.Trailer, "ID") }},
		{"no structure", "tree", func(f *File) { delete(catalogue(f), "StructTreeRoot") }},
		{"no scope", "scope", func(f *File) { delete(find(f, "TH")[0], "A") }},
		{"irregular table", "table", func(f *File) {
			tr := find(f, "TR")[1]
			tr["K"] = tr["K"].([]any)[:1]
		}},
		{"table without headers", "table", func(f *File) {
			for _, th := range find(f, "TH") {
				th["S"] = Name("TD")
			}
		}},
		{"link without words", "link-contents", func(f *File) { delete(typed(f, "Annot"), "Contents") }},
		{"link outside the structure", "link-tree", func(f *File) { delete(typed(f, "Annot"), "StructParent") }},
		{"link without annotation", "link", func(f *File) { find(f, "Link")[0]["K"] = find(f, "Link")[0]["K"].([]any)[:1] }},
		{"link that does not print", "link-print", func(f *File) { delete(typed(f, "Annot"), "F") }},
		{"no meaning of codes", "to-unicode", func(f *File) { delete(typed(f, "Font"), "ToUnicode") }},
		{"font not in the file", "font-file", func(f *File) { delete(typed(f, "FontDescriptor"), "FontFile2") }},
		{"font with an encoding", "font-encoding", func(f *File) { typed(f, "Font")["Encoding"] = Name("WinAnsiEncoding") }},
		{"wrong widths", "width", func(f *File) { typed(f, "Font")["FirstChar"] = 33 }},
		{"drawn outside the structure", "content", func(f *File) { content(f, "/H1 <</MCID 0>> BDC", "q"); content(f, "EMC", "Q") }},
		{"not ended", "content", func(f *File) { content(f, "EMC", "") }},
		{"wrong tag", "content", func(f *File) { content(f, "/H1 <<", "/P <<") }},
		{"content of no element", "content", func(f *File) { find(f, "H1")[0]["K"] = []any{} }},
		{"picture in the inks of print", "picture-color", func(f *File) { typed(f, "XObject")["ColorSpace"] = Name("DeviceCMYK") }},
		{"picture that is smoothed", "picture", func(f *File) { typed(f, "XObject")["Interpolate"] = true }},
		{"picture that is not there", "picture", func(f *File) { content(f, "/I0 Do", "/I7 Do") }},
		{"picture turned", "operator", func(f *File) { content(f, "q 40.00 0 0", "q 40.00 1 0") }},
		{"skipped heading", "heading", func(f *File) { find(f, "H2")[0]["S"] = Name("H3") }},
		{"wrong child of a list", "child", func(f *File) { find(f, "LI")[0]["S"] = Name("P") }},
		{"wrong child of a row", "child", func(f *File) { find(f, "TD")[0]["S"] = Name("P") }},
		{"note without ID", "note-id", func(f *File) { delete(find(f, "Note")[0], "ID") }},
		{"wrong parent", "tree", func(f *File) { find(f, "TD")[0]["P"] = f.Trailer["Root"] }},
		{"own role", "role", func(f *File) { find(f, "P")[0]["S"] = Name("Paragraph") }},
		{"parent tree leads elsewhere", "parent-tree", func(f *File) {
			for _, ref := range slices.Sorted(maps.Keys(f.Objects)) {
				if d, ok := f.Objects[ref].(Dict); ok && d["Nums"] != nil {
					list := d["Nums"].([]any)[1].([]any)
					list[0], list[1] = list[1], list[0]
				}
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := Open(sound(t))
			if err != nil {
				t.Fatal(err)
			}
			test.spoil(f)
			problems := Check(written(f))
			if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Rule == test.rule }) {
				t.Errorf("Check found %v, want a problem of rule %s", problems, test.rule)
			}
		})
	}
}

// TestWrittenAgain holds the helper of TestBrokenFiles to account: a file that is not spoilt stays sound.
func TestWrittenAgain(t *testing.T) {
	f, err := Open(sound(t))
	if err != nil {
		t.Fatal(err)
	}
	if problems := Check(written(f)); len(problems) > 0 {
		t.Errorf("Check = %v, want nothing", problems)
	}
}

// written writes objects as a file, plainly.
func written(f *File) []byte {
	out := bytes.NewBufferString("%PDF-1.7\n")
	var rows []byte
	last := slices.Max(slices.Collect(maps.Keys(f.Objects)))
	for ref := Ref(0); ref <= last; ref++ {
		object, ok := f.Objects[ref]
		if stream, isStream := object.(*Stream); isStream && stream.Dict["Type"] == Name("XRef") || !ok {
			rows = append(rows, 0, 0, 0, 0, 0)
			continue
		}
		rows = binary.BigEndian.AppendUint32(append(rows, 1), uint32(out.Len()))
		fmt.Fprintf(out, "%d 0 obj\n", ref)
		write(out, object)
		out.WriteString("\nendobj\n")
	}
	start := out.Len()
	fmt.Fprintf(out, "%d 0 obj\n", last+1)
	table := Dict{"Type": Name("XRef"), "W": []any{1, 4, 0}, "Root": f.Trailer["Root"], "Info": f.Trailer["Info"]}
	if f.Trailer["ID"] != nil {
		table["ID"] = f.Trailer["ID"]
	}
	write(out, &Stream{Dict: table, Data: rows})
	fmt.Fprintf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
	return out.Bytes()
}

func write(out *bytes.Buffer, v any) {
	switch v := v.(type) {
	case Name:
		out.WriteString("/" + string(v))
	case String:
		fmt.Fprintf(out, "<%X>", string(v))
	case Ref:
		fmt.Fprintf(out, "%d 0 R", v)
	case []any:
		out.WriteString("[")
		for _, item := range v {
			write(out, item)
			out.WriteByte(' ')
		}
		out.WriteString("]")
	case Dict:
		out.WriteString("<<")
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out.WriteString("/" + string(key) + " ")
			write(out, v[key])
		}
		out.WriteString(">>")
	case *Stream:
		v.Dict["Length"] = len(v.Data)
		write(out, v.Dict)
		fmt.Fprintf(out, "\nstream\n%s\nendstream", v.Data)
	case nil:
		out.WriteString("null")
	default:
		fmt.Fprint(out, v)
	}
}

// FuzzCheck reads anything without a panic, and never without an end.
func FuzzCheck(f *testing.F) {
	f.Add(sound(f))
	file, err := Open(sound(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(written(file))
	f.Add([]byte("%PDF-1.7\nstartxref\n0"))
	f.Add([]byte(strings.Repeat("[", 1000)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range Check(data) {
			if p.Rule == "" || p.Text == "" {
				t.Errorf("a problem without rule or text: %#v", p)
			}
		}
	})
}
