package site

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"casemaker/internal/layer"
	"casemaker/internal/pdf/check"
	"casemaker/internal/place"
)

// stripes is a picture that is half transparent.
func stripes(width, height int) image.Image {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.SetNRGBA(x, y, color.NRGBA{R: 13, G: 79, B: uint8(x), A: uint8(255 * (y / 8 % 2))})
		}
	}
	return m
}

func inPNG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func inJPEG(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// over lays files over this repository's own project, and texts behind its files.
func over(t *testing.T, files fstest.MapFS, behind map[string]string) layer.FS {
	t.Helper()
	for name, text := range behind {
		data, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: append(data, text...)}
	}
	return layer.FS{files, os.DirFS("../..")}
}

// A publisher's logo and the pictures of a text are drawn in PDFs, with their words, and shown on pages.
func TestPicturesInBothFormats(t *testing.T) {
	fsys := over(t, fstest.MapFS{
		"images/logo.png": {Data: inPNG(t, stripes(300, 80))},
		"images/room.jpg": {Data: inJPEG(t, stripes(2000, 900))},
	}, map[string]string{
		"data/project.toml":                   "\n[theme]\nlogo = \"images/logo.png\"\nlogo_text = \"The Office of Babies\"\n",
		"content/documents/decision-paper.md": "\n## A room {#room}\n\n![A bright room with a mat](images/room.jpg)\n\n- In a list:\n\n  ![The same room](images/room.jpg)\n",
	})
	var problems place.List
	s := Open(fsys, &problems)
	if s == nil {
		problems.Print(os.Stderr)
		t.Fatal("the project with pictures does not load")
	}
	out := t.TempDir()
	if _, err := s.Build(context.Background(), Options{Out: out, Areas: []string{"leeds"}}); err != nil {
		t.Fatal(err)
	}
	for name, says := range map[string][]string{
		"decision-paper.pdf": {"The Office of Babies Decision paper Leeds", "A room A bright room with a mat • In a list: The same room"},
		"business-case.pdf":  {"The Office of Babies Made from public data; no organisation has put its name to it Business case Leeds"},
	} {
		data, err := os.ReadFile(filepath.Join(out, "areas/leeds", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range check.Check(data) {
			t.Errorf("%s: %v", name, p)
		}
		file, err := check.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range says {
			if !strings.Contains(file.Text(), want) {
				t.Errorf("%s does not say %q", name, want)
			}
		}
		if strings.HasPrefix(name, "decision") && !bytes.Contains(data, []byte("/Width 1600/Height 720")) {
			t.Errorf("%s: the picture of 2,000 by 900 was not made fit for paper", name)
		}
	}
	page, err := os.ReadFile(filepath.Join(out, "areas/leeds/decision-paper/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `<img src="../../../images/room.jpg" alt="A bright room with a mat"`; !strings.Contains(string(page), want) {
		t.Errorf("the page does not hold %s", want)
	}
	if _, err := os.Stat(filepath.Join(out, "images/room.jpg")); err != nil {
		t.Error(err)
	}
}

// A picture that cannot be shown is an error where the text names it.
func TestPicturesThatCannotBeShown(t *testing.T) {
	const file = "content/areas/leeds/brief/now.md"
	for text, want := range map[string]string{
		"![A room](images/none.png)":              `now.md:1:1: there is no picture "images/none.png" in the project; put the file there, or correct its name`,
		"![A room](images/room.svg)":              `now.md:1:1: PDFs cannot show the picture "images/room.svg"; save it as PNG or JPEG`,
		"![A room](images/text.png)":              `now.md:1:1: the picture "images/text.png" cannot be shown: it is no picture of a kind that is known; save it again as PNG or JPEG`,
		"![A room](https://example.org/room.png)": `now.md:1:1: the picture "https://example.org/room.png" is not a file of images/`,
		"A ![room](images/room.png) here":         `now.md:1:3: the picture "images/room.png" does not stand by itself; leave an empty line before and after it`,
		"![A room](images/phone.jpg)":             `now.md:1:1: the picture "images/phone.jpg" cannot be shown: it is HEIC, as telephones take it; save it again as PNG or JPEG`,
		"![A room](images/empty.JPG)":             `now.md:1:1: the picture "images/empty.JPG" cannot be shown: it is an empty file; save it again as PNG or JPEG`,
		"![A room](images/wrong.JPG)":             `now.md:1:1: the picture "images/wrong.JPG" is PNG; give its name the right ending`,
		"![](images/room.png)":                    `now.md:1:1: the picture images/room.png has no text`,
	} {
		fsys := over(t, fstest.MapFS{
			file: {Data: []byte(text)}, "images/text.png": {Data: []byte("text")}, "images/room.png": {Data: inPNG(t, stripes(4, 4))}, "images/room.svg": {Data: []byte("<svg/>")},
			"images/phone.jpg": {Data: []byte("\x00\x00\x00\x18ftypheic")}, "images/empty.JPG": {}, "images/wrong.JPG": {Data: inPNG(t, stripes(4, 4))},
		}, nil)
		var problems place.List
		if s := Open(fsys, &problems); s == nil || !errors.Is(s.Check(context.Background(), Options{Only: []string{"json"}}), ErrProblems) {
			t.Errorf("%s: the project is not refused", text)
		}
		var said strings.Builder
		problems.Print(&said)
		if !problems.Failed() || !strings.Contains(said.String(), want) {
			t.Errorf("%s: got %s\nwant %s", text, said.String(), want)
		}
	}
}
