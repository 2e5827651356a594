package load

import (
	"io/fs"
	"path"
	"strings"

	"casemaker/internal/palette"
	"casemaker/internal/project"
)

// logoEndings are the kinds of picture that every browser shows.
var logoEndings = []string{".svg", ".png", ".jpg", ".jpeg", ".webp"}

// theme reads [theme] of data/project.toml. A colour that would make text hard to read is refused with the nearest
// that does not.
func (l *loader) theme(s *section, t *project.Theme) {
	t.Brand = s.brand("brand", palette.Light().Brand.String(), palette.Light().Paper, palette.Light().Panel)
	t.BrandDark = s.brand("brand_dark", palette.Dark().Brand.String(), palette.Dark().Paper, palette.Dark().Panel)
	if brand, ok := palette.Parse(t.Brand); ok && t.BrandDark == "" {
		t.BrandDark = palette.Nearest(brand, palette.Text, palette.Dark().Paper, palette.Dark().Panel).String()
	}
	t.Logo = s.text("logo")
	if s.loader.log != nil {
		s.required("logo_text", "Name of the charity")
	}
	if t.Logo != "" {
		t.LogoText = s.required("logo_text", "Name of the charity")
		l.logo(s, t.Logo)
	}
	s.done()
}

// brand takes a colour that must be readable on all of the grounds, and as a ground for text in their colour.
func (s *section) brand(key, example string, grounds ...palette.Color) string {
	text := s.text(key)
	if text == "" {
		return ""
	}
	c, ok := palette.Parse(text)
	if !ok {
		s.errorf(key, "write # and six digits, such as "+key+` = "`+example+`"`, "%s %q is not a colour", key, text)
		return ""
	}
	if least := palette.Least(c, grounds...); least < palette.Text {
		near := palette.Nearest(c, palette.Text, grounds...)
		s.errorf(key, "the nearest that can be read is "+key+` = "`+near.String()+`"`,
			"%s %q has a contrast of %s:1 against the page, and text needs %s:1", key, text, short(float64(int(least*100))/100), short(palette.Text))
		return ""
	}
	return c.String()
}

func (l *loader) logo(s *section, name string) {
	if !contains(logoEndings, strings.ToLower(path.Ext(name))) {
		s.errorf("logo", "give a picture ending in "+strings.Join(logoEndings, ", "), "the logo %q is not a picture for pages", name)
		return
	}
	if !fs.ValidPath(name) {
		s.errorf("logo", `name a file of the project, such as logo = "images/logo.svg"`, "the logo %q is not a file of the project", name)
		return
	}
	if _, err := fs.Stat(l.fsys, name); err != nil {
		s.errorf("logo", "put the file there, or correct its name", "there is no file %q in the project", name)
		return
	}
	if ending := strings.ToLower(path.Ext(name)); ending == ".svg" || ending == ".webp" {
		s.warnf("logo", "save it as PNG too and name that, to have it in both", "PDFs cannot show the logo %q; they give the organisation’s name instead", name)
	}
}
