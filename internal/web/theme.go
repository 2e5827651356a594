package web

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"image"
	_ "image/jpeg" // logos
	_ "image/png"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"casemaker/internal/address"
	"casemaker/internal/language"
	"casemaker/internal/layer"
	"casemaker/internal/palette"
	"casemaker/internal/picture"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/textfile"
)

// A Theme is the templates folder with the publisher's colours and logo: frames of pages, and the files that go along
// with them.
type Theme struct {
	Assets map[string][]byte // by their name in the site, such as "assets/style.css"
	frames map[string]*template.Template
	logo   *logo
	alone  bool // the site is about one area

	patience *patience
	words    *wordStore
	trial    *trial             // nil but while templates are tried
	base     *language.Language // of pages that state none
}

// A logo is the publisher's picture in the header, in pixels.
type logo struct {
	URL, Text     string
	Width, Height int
}

// frameNames are the templates that a theme must have; each is laid into page.html.
var frameNames = []string{"document", "index", "compare", "toolkit", "toolkit-list", "sources", "general", "not-found", "former-area"}

// partNames are templates that stand in a document by themselves.
var partNames = []string{"what-if", "one-area"}

// ReadTheme reads templates/: page.html, one frame for each kind of page, and assets/. Pages of no language speak base.
func ReadTheme(fsys fs.FS, settings project.Settings, base *language.Language, problems *place.List) *Theme {
	t := &Theme{base: base, Assets: map[string][]byte{}, frames: map[string]*template.Template{}, patience: &patience{}, words: &wordStore{made: map[wordKey]template.JS{}}}
	for _, name := range frameNames {
		t.parse(name, problems, fsys, "page.html", name+".html")
	}
	for _, name := range partNames {
		t.parse(name, problems, fsys, name+".html")
	}
	t.readAssets(fsys, problems)
	t.brand(settings.Theme)
	t.squeeze()
	t.join()
	t.readLogo(fsys, settings.Theme, problems)
	return t
}

// textEndings are the kinds of asset that are text.
var textEndings = []string{".css", ".js", ".svg", ".txt", ".json"}

// About makes the theme that of a site about so many areas.
func (t *Theme) About(areas int) { t.alone = areas == 1 }

// readAssets reads what goes along with the pages.
func (t *Theme) readAssets(fsys fs.FS, problems *place.List) {
	unreadable := func(name string, err error) { problems.Add(textfile.Unreadable(name, err)) }
	for _, name := range layer.Files(fsys, "templates/assets", unreadable) {
		published := strings.TrimPrefix(name, "templates/")
		if slices.Contains(textEndings, path.Ext(name)) {
			t.Assets[published], _ = textfile.Read(fsys, name, problems)
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			unreadable(name, err)
		}
		t.Assets[published] = data
	}
}

// parse reads a frame from its files; the first is the outermost.
func (t *Theme) parse(name string, problems *place.List, fsys fs.FS, files ...string) {
	frame := template.New(files[0]).Funcs(template.FuncMap{"again": t.patience.again})
	for _, file := range files {
		text, ok := textfile.Read(fsys, "templates/"+file, problems)
		if !ok {
			return
		}
		into := frame
		if file != files[0] {
			into = frame.New(file)
		}
		if _, err := into.Parse(string(text)); err != nil {
			problems.Add(templateProblem(err))
			return
		}
	}
	watched, err := watch(frame, t.patience)
	if err != nil {
		problems.Add(templateProblem(err))
		return
	}
	t.frames[name] = watched
}

// brand puts the publisher's colours after the style sheet's own, which they override.
func (t *Theme) brand(theme project.Theme) {
	brand := theme.Brand
	if brand == "" {
		brand = palette.Light().Brand.String()
	} else {
		css := bytes.Clone(t.Assets["assets/style.css"])
		css = fmt.Appendf(css, ":root { --brand: %[1]s; --hero: %[1]s; }\n@media screen and (prefers-color-scheme: dark) { :root { --brand: %[2]s; } }\n", theme.Brand, theme.BrandDark)
		t.Assets["assets/style.css"] = css
	}
	if t.Assets[iconFile] == nil {
		t.Assets[iconFile] = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="` +
			brand + `"/><circle cx="6" cy="6.5" r="3" fill="#fff"/><circle cx="10.5" cy="10.5" r="2" fill="#fff"/></svg>`)
	}
}

// iconFile is the small picture that browsers show beside the name of a page. A publisher's own templates can bring another.
const iconFile = "assets/icon.svg"

// squeeze takes out of style sheets and scripts what only their editors need. One that cannot be read goes along as it is:
// browsers bear more than a parser does.
func (t *Theme) squeeze() {
	m := minify.New()
	m.AddFunc(".css", css.Minify)
	m.AddFunc(".js", js.Minify)
	for name, data := range t.Assets {
		if small, err := m.Bytes(path.Ext(name), data); err == nil {
			t.Assets[name] = small
		}
	}
}

// join puts scripts that go together into one file, which keeps the name of the last: a page asks for fewer files, and what is
// said twice in them packs to once. A script that only goes along with others is not published by itself.
func (t *Theme) join() {
	joined, along := map[string][]byte{}, map[string]bool{}
	for name, parts := range scriptParts {
		var whole []byte
		for _, part := range parts {
			whole = append(append(whole, t.Assets["assets/"+part]...), ";\n"...)
			along[part] = true
		}
		if name == laterScript {
			words, err := scriptMessages(t.base, name)
			if err != nil {
				panic("web: words of scripts do not become JSON: " + err.Error())
			}
			whole = append(append(append([]byte("say.more("), words...), ");\n"...), whole...)
		}
		joined[name] = append(whole, t.Assets["assets/"+name]...)
	}
	for part := range along {
		delete(t.Assets, "assets/"+part)
	}
	for name, whole := range joined {
		t.Assets["assets/"+name] = whole
	}
}

// readLogo takes the logo over; loading has made sure that it is there.
func (t *Theme) readLogo(fsys fs.FS, theme project.Theme, problems *place.List) {
	if theme.Logo == "" {
		return
	}
	data, err := fs.ReadFile(fsys, theme.Logo)
	if err == nil {
		data, err = picture.ReadyLogo(data)
	}
	if err != nil {
		problems.Errorf(place.Position{File: theme.Logo}, "save it again as PNG or JPEG", "the logo cannot be shown: %v", err)
		return
	}
	name := "assets/logo" + path.Ext(theme.Logo)
	t.Assets[name] = data
	width, height := pictureSize(data)
	const shown = 40
	t.logo = &logo{URL: name, Text: theme.LogoText, Width: max(1, width*shown/height), Height: shown}
}

// pictureSize is the size of a picture in pixels, or 1 by 1 where it does not say.
func pictureSize(data []byte) (width, height int) {
	if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && config.Height > 0 {
		return config.Width, config.Height
	}
	var svg struct {
		ViewBox string `xml:"viewBox,attr"`
	}
	if xml.Unmarshal(data, &svg) == nil {
		if parts := strings.Fields(strings.ReplaceAll(svg.ViewBox, ",", " ")); len(parts) == 4 {
			w, _ := strconv.ParseFloat(parts[2], 64)
			h, _ := strconv.ParseFloat(parts[3], 64)
			if w > 0 && h > 0 {
				return int(w*100/h) + 1, 100
			}
		}
	}
	return 1, 1
}

// A view is what page.html shows around every page.
type view struct {
	Title       string
	Description string
	Root        string // relative way to the site's root
	Address     string // of the page below the site's root: "areas/leeds/"
	Here        string // which part of the site the page belongs to
	Kind        string // for the style sheet
	Settings    project.Settings
	Body        template.HTML
	Page        any         // what the kind of page adds
	Scripts     []string    // files of assets/
	Later       []string    // scripts that one of these fetches when they are needed
	Styles      []string    // the same, besides style.css
	Words       template.JS // that the scripts say, as JSON
	Share       string      // picture for links to the page, below the site's root
	Dataset     template.JS
	NoIndex     bool
	Language    *language.Language // nil for that of pages about all areas
	Languages   []version          // of the page, where there are more than one

	Titled string // the title with the site's, where both are short enough for a tab or a list of results

	Date string
	Day  string // the date as 2026-11-24
	Lang string
	Logo *logo
	Icon string

	Alone bool // the site is about one area, so there is nothing to compare
}

// Say is a message in the page's language. A template of the publisher's own may ask for one that there is not.
func (v view) Say(id string, pairs ...any) (string, error) {
	if !v.Language.Knows(id) {
		return "", fmt.Errorf("unknown message %q: messages stand in data/language/en", id)
	}
	return v.Language.Say(id, pairs...), nil
}

// Data is words of a data file in the page's language, or else marked as English. The project's own language is that of
// its data.
func (v view) Data(english string) template.HTML {
	text := template.HTMLEscapeString(v.Language.Word(english))
	if v.Language.Has(english) || v.Language.ID == v.Settings.Language {
		return template.HTML(text)
	}
	return template.HTML(`<span lang="` + v.Language.Base().Lang() + `">` + text + "</span>")
}

// Locale is the page's language as previews of links name it.
func (v view) Locale() string { return v.Language.Locale() }

// longestTitle is about what a list of results shows of a title.
const longestTitle = 75

func (t *Theme) render(frame string, v view) ([]byte, error) {
	if v.Language == nil {
		v.Language = t.base
	}
	v.Date, v.Day = v.Language.Dated(v.Settings.Date), v.Settings.Date.Format(time.DateOnly)
	v.Lang, v.Logo, v.Icon, v.Alone = v.Language.Lang(), t.logo, iconFile, t.alone
	v.Titled = v.Title
	if full := v.Title + " – " + v.Language.Word(v.Settings.Title); v.Title != v.Settings.Title && len([]rune(full)) <= longestTitle {
		v.Titled = full
	}
	speaking := v.Scripts
	if v.Language != t.base { // whose words the later scripts bring along
		speaking = slices.Concat(v.Scripts, v.Later)
	}
	words, err := t.words.of(v.Language, speaking)
	if err != nil {
		return nil, err
	}
	v.Words = words
	if v.Share == "" {
		v.Share = address.SharePicture
	}
	if v.Kind == "" {
		v.Kind = frame
	}
	return t.execute(frame, "page.html", v.Title, v)
}

// execute runs a template on what it shows. The title names the page where it fails.
func (t *Theme) execute(frame, name, title string, data any) ([]byte, error) {
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	out.Reset()
	run := func() error {
		t.patience.begin()
		defer t.patience.end()
		err := t.frames[frame].ExecuteTemplate(bounded{out}, name, data)
		if errors.Is(err, errBytes) {
			return fmt.Errorf("template: %s.html: %w", frame, err)
		}
		return err
	}
	if t.trial != nil {
		if t.frames[frame] != nil {
			t.trial.run(t.frames[frame], name, data, run)
		}
		return bytes.Clone(out.Bytes()), nil
	}
	if err := run(); err != nil {
		return nil, fmt.Errorf("writing the page %q: %w", title, err)
	}
	return bytes.Clone(out.Bytes()), nil
}
