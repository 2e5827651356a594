package web

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"time"

	"casemaker/internal/compose"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A Theme is the templates folder: frames of pages, and the files that go along with them.
type Theme struct {
	Assets map[string][]byte // by their name in the site, such as "assets/style.css"
	frames map[string]*template.Template
}

// frameNames are the templates that a theme must have; each is laid into page.html.
var frameNames = []string{"document", "index", "toolkit", "toolkit-list", "sources"}

// ReadTheme reads templates/: page.html, one frame for each kind of page, and assets/.
func ReadTheme(fsys fs.FS, problems *place.List) *Theme {
	t := &Theme{Assets: map[string][]byte{}, frames: map[string]*template.Template{}}
	for _, name := range frameNames {
		frame, err := template.New("page.html").ParseFS(fsys, "templates/page.html", "templates/"+name+".html")
		if err != nil {
			problems.Add(templateProblem(err))
			continue
		}
		t.frames[name] = frame
	}
	err := fs.WalkDir(fsys, "templates/assets", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		t.Assets[strings.TrimPrefix(name, "templates/")] = data
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems.Add(place.Problem{Position: place.Position{File: "templates/assets"}, Message: err.Error()})
	}
	return t
}

// templateProblem turns an error of html/template, "template: page.html:3: …", into a problem.
func templateProblem(err error) place.Problem {
	p := place.Problem{Message: err.Error(), Remedy: "compare with the built-in template"}
	text, ok := strings.CutPrefix(err.Error(), "template: ")
	if !ok {
		p.File = "templates"
		return p
	}
	name, rest, _ := strings.Cut(text, ":")
	p.File = path.Join("templates", name)
	var line int
	if _, err := fmt.Sscanf(rest, "%d", &line); err == nil {
		p.Line = line
		if _, after, ok := strings.Cut(rest, ": "); ok {
			p.Message = after
		}
	}
	return p
}

// A view is what page.html shows around every page.
type view struct {
	Title       string
	Description string
	Root        string
	Here        string // which part of the site the page belongs to
	Settings    project.Settings
	Date        string
	Day         string // the date as 2026-11-24
	Lang        string
	Body        template.HTML
	Page        any // what the kind of page adds
}

func (t *Theme) render(frame string, v view) ([]byte, error) {
	v.Date, v.Day = model.Date(v.Settings.Date), v.Settings.Date.Format(time.DateOnly)
	v.Lang = "en-GB"
	var out bytes.Buffer
	if err := t.frames[frame].ExecuteTemplate(&out, "page.html", v); err != nil {
		return nil, fmt.Errorf("writing the page %q: %w", v.Title, err)
	}
	return out.Bytes(), nil
}

// A DocumentPage is one document of one area as a page.
type DocumentPage struct {
	Page        project.Page
	Case        *model.Case
	Documents   []*compose.Doc // all that the area gets
	PDFSize     int            // bytes; 0 where there is no PDF
	Glossary    bool           // the toolkit has a glossary page
	FiguresSize int            // of figures.json, bytes
}

// Links says where the document's links lead from its page.
func (p DocumentPage) Links() Links {
	if p.Page.Slug == Brief {
		return Links{Root: "../../", Glossary: p.Glossary}
	}
	return Links{Root: "../../../", Area: "../", Glossary: p.Glossary}
}

// BriefTitle is the title of an area's brief; place is the area as it stands in a sentence.
func BriefTitle(place string) string { return "A parent-infant relationship team for " + place }

type documentView struct {
	Heading       string
	Area          *project.Area
	Place         string
	Nation        string
	MadeUp        bool
	Boundary      string
	NextReview    string
	NextReviewDay string
	FiguresSize   string
	Folder        string // relative way to the area's folder
	PDF           string
	PDFSize       string
	Brief         bool
	Overdue       bool
	ReviewBy      string
	Others        []link
}

type link struct{ Title, URL string }

// Document lays a filled document into its frame.
func (t *Theme) Document(p DocumentPage, body []byte) ([]byte, error) {
	c, links := p.Case, p.Links()
	name, _ := c.Text("area.name")
	d := documentView{
		Area: c.Area, Place: name, Nation: c.Nation.Name, MadeUp: c.Area.MadeUp, Boundary: model.Date(c.Area.Boundary),
		NextReview: model.Date(c.Project.Settings.NextReview), NextReviewDay: c.Project.Settings.NextReview.Format(time.DateOnly), FiguresSize: Size(p.FiguresSize), Folder: links.Area, Brief: p.Page.Slug == Brief,
		Overdue: Overdue(p.Page, c.Project.Settings), ReviewBy: model.Date(p.Page.ReviewBy),
	}
	d.Heading = p.Page.Title + " for " + name
	title := p.Page.Title + ": " + c.Area.Name
	if d.Brief {
		d.Heading = BriefTitle(name)
		title = d.Heading
	}
	if p.PDFSize > 0 {
		d.PDF, d.PDFSize = links.Area+p.Page.Slug+".pdf", Size(p.PDFSize)
	}
	for _, other := range p.Documents {
		if other.Page.Slug != p.Page.Slug {
			d.Others = append(d.Others, link{other.Page.Title, links.Resolve("document:" + other.Page.Slug)})
		}
	}
	return t.render("document", view{
		Title: title, Description: p.Page.Title + " for " + name + ". " + p.Page.Summary,
		Root: links.Root, Here: "areas", Settings: c.Project.Settings, Body: template.HTML(body), Page: d,
	})
}

// Size prints a number of bytes as people read it: 48 KB.
func Size(bytes int) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", max(1, (bytes+512)/1024))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

// toolkitView is what a toolkit page shows besides its text.
type toolkitView struct {
	Title, Reviewed, ReviewBy string
	Overdue                   bool // past its review date at the date of the documents
	Before, After             *link
}

// Toolkit lays the toolkit page of an index into its frame, between its neighbours.
func (t *Theme) Toolkit(p *project.Project, pages []project.Page, i int, body []byte) ([]byte, error) {
	page := pages[i]
	v := toolkitView{Title: page.Title, Reviewed: model.Date(page.Reviewed), ReviewBy: model.Date(page.ReviewBy), Overdue: Overdue(page, p.Settings)}
	to := func(other project.Page) *link { return &link{other.Title, "../" + other.Slug + "/index.html"} }
	if i > 0 {
		v.Before = to(pages[i-1])
	}
	if i < len(pages)-1 {
		v.After = to(pages[i+1])
	}
	return t.render("toolkit", view{Title: page.Title, Description: page.Summary, Root: "../../", Here: "toolkit", Settings: p.Settings, Body: template.HTML(body), Page: v})
}

// Overdue reports whether a page is past its review date at the date of the documents.
func Overdue(page project.Page, s project.Settings) bool {
	return !page.ReviewBy.IsZero() && page.ReviewBy.Before(s.Date)
}

// ToolkitList lists the toolkit pages.
func (t *Theme) ToolkitList(p *project.Project, pages []project.Page) ([]byte, error) {
	type entry struct{ Title, URL, Summary string }
	var list []entry
	for _, page := range pages {
		list = append(list, entry{page.Title, page.Slug + "/index.html", page.Summary})
	}
	return t.render("toolkit-list", view{Title: "Toolkit", Description: "General guidance on making the case for a parent-infant relationship team.", Root: "../", Here: "toolkit", Settings: p.Settings, Page: list})
}

type sourceView struct {
	project.Source
}

// Sources lists every source.
func (t *Theme) Sources(p *project.Project) ([]byte, error) {
	var list []sourceView
	for _, s := range p.Sources.All() {
		list = append(list, sourceView{s})
	}
	return t.render("sources", view{Title: "Sources", Description: "Every source of these pages.", Root: "../", Here: "sources", Settings: p.Settings, Page: list})
}

// An indexGroup is the areas of one nation or region.
type indexGroup struct {
	Name   string
	ID     string
	Areas  []indexArea
	Groups []indexGroup
}

type indexArea struct {
	Name, URL, Births, Need string
	MadeUp                  bool
}

// Index lists all areas, by nation and region.
func (t *Theme) Index(p *project.Project, cases []*model.Case) ([]byte, error) {
	var nations []indexGroup
	for id, n := range p.Nations.All() {
		nation := indexGroup{Name: n.Name, ID: id}
		for _, c := range cases {
			if c.Area.Nation == id {
				nation.add(c)
			}
		}
		if len(nation.Areas)+len(nation.Groups) > 0 {
			nations = append(nations, nation)
		}
	}
	return t.render("index", view{Title: p.Settings.Title, Description: "The local case for a parent-infant relationship team, for every area.", Here: "areas", Settings: p.Settings, Page: nations})
}

// add puts an area into its nation's region, or into the nation where it names none.
func (g *indexGroup) add(c *model.Case) {
	entry := indexArea{Name: c.Area.Name, URL: "areas/" + c.Area.Slug + "/index.html", MadeUp: c.Area.MadeUp}
	if births, ok := c.Figure("births"); ok {
		entry.Births = births.Text("")
	}
	if c.Area.Region == "" {
		g.Areas = append(g.Areas, entry)
		return
	}
	for i := range g.Groups {
		if g.Groups[i].Name == c.Area.Region {
			g.Groups[i].Areas = append(g.Groups[i].Areas, entry)
			return
		}
	}
	id := g.ID + "-" + strings.ReplaceAll(strings.ToLower(c.Area.Region), " ", "-")
	g.Groups = append(g.Groups, indexGroup{Name: c.Area.Region, ID: id, Areas: []indexArea{entry}})
}
