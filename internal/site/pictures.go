package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/pdf"
	"casemaker/internal/picture"
	"casemaker/internal/place"
)

// pictureFolder is where the pictures of documents stand, in the project and in the site.
const pictureFolder = "images/"

// pictureEndings are the kinds of picture that both browsers and PDFs show.
var pictureEndings = []string{".png", ".jpg", ".jpeg"}

// pictures are what documents show, by address: the files for pages, and the same made ready for PDFs.
type pictures struct {
	files map[string][]byte
	drawn map[string]*pdf.Picture
}

// readPictures reads every picture that a document shows, and reports those that it cannot show.
func readPictures(fsys fs.FS, docs []*content.Document, problems *place.List) pictures {
	p := pictures{map[string][]byte{}, map[string]*pdf.Picture{}}
	for _, d := range docs {
		alone := map[*document.Image]bool{}
		document.Walk(d.Text.All(), func(b document.Block) {
			if text, ok := b.(*document.Paragraph); ok {
				alone[text.Picture()] = true
			}
		}, func(in document.Inline) {
			m, ok := in.(*document.Image)
			if !ok {
				return
			}
			at := m.At.Position()
			if !alone[m] {
				problems.Errorf(at, "leave an empty line before and after it", "the picture %q does not stand by itself", m.URL)
			}
			p.read(fsys, m.URL, at, problems)
		})
	}
	return p
}

// read reads one picture, once.
func (p pictures) read(fsys fs.FS, url string, at place.Position, problems *place.List) {
	if p.files[url] != nil {
		return
	}
	switch {
	case !fs.ValidPath(url) || !strings.HasPrefix(url, pictureFolder):
		problems.Errorf(at, "put the file into the project’s folder "+pictureFolder+" and write ![…]("+pictureFolder+"NAME.png)", "the picture %q is not a file of %s", url, pictureFolder)
		return
	case !slices.Contains(pictureEndings, strings.ToLower(path.Ext(url))):
		problems.Errorf(at, "save it as PNG or JPEG, ending in "+strings.Join(pictureEndings, ", "), "PDFs cannot show the picture %q", url)
		return
	}
	file, err := fs.ReadFile(fsys, url)
	if err != nil {
		problems.Errorf(at, "put the file there, or correct its name", "there is no picture %q in the project", url)
		return
	}
	file, err = picture.Ready(file)
	if err != nil {
		problems.Errorf(at, "save it again as PNG or JPEG", "the picture %q cannot be shown: %v", url, err)
		return
	}
	if kind := picture.Kind(file); kind != named(url) {
		problems.Errorf(at, "give its name the right ending", "the picture %q is %s", url, kind)
		return
	}
	drawn, err := pdf.NewPicture(file)
	if err != nil {
		problems.Errorf(at, "save it again as PNG or JPEG", "the picture %q cannot be shown: %v", url, err)
		return
	}
	p.files[url], p.drawn[url] = file, drawn
}

// named is the kind of picture that a file's name says.
func named(url string) string {
	if strings.ToLower(path.Ext(url)) == ".png" {
		return "PNG"
	}
	return "JPEG"
}
