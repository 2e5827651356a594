package web

import (
	"cmp"
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// toolkitView is what a toolkit page shows besides its text.
type toolkitView struct {
	Title, Summary         string
	Reviewed, ReviewBy     string
	ReviewedDay, ReviewDay string
	Overdue                bool // past its review date at the date of the documents
	Before, After          *link
	Number, Count          int
	Contents               []section
}

// A ToolkitPage is a page of the toolkit among the others.
type ToolkitPage struct {
	Page     project.Page
	Pages    []project.Page // the toolkit in order
	Versions []project.Page // those of its pages that are in another language than theirs
}

// Toolkit lays a toolkit page into its frame, between its neighbours. A version in another language stands where its
// original does.
func (t *Theme) Toolkit(p *project.Project, k ToolkitPage, text Part) ([]byte, error) {
	page, pages, l := k.Page, k.Pages, p.Language(k.Page.Lang)
	here := address.ToolkitPage(page.Slug)
	i := slices.IndexFunc(pages, func(other project.Page) bool { return other.Slug == page.Original() })
	v := toolkitView{Title: page.Title, Summary: page.Summary, Number: i + 1, Count: len(pages), Contents: text.Contents,
		Reviewed: l.Dated(page.Reviewed), ReviewBy: l.Dated(page.ReviewBy), Overdue: Overdue(page, p.Settings)}
	if !page.Reviewed.IsZero() {
		v.ReviewedDay = page.Reviewed.Format(time.DateOnly)
	}
	if !page.ReviewBy.IsZero() {
		v.ReviewDay = page.ReviewBy.Format(time.DateOnly)
	}
	to := func(other project.Page) *link {
		lang := ""
		if page.Lang != "" {
			lang = p.Language(other.Lang).Lang()
		}
		return &link{other.Title, address.Way(here, address.ToolkitPage(other.Slug)), lang}
	}
	if i > 0 {
		v.Before = to(pages[i-1])
	}
	if i < len(pages)-1 {
		v.After = to(pages[i+1])
	}
	return t.render("toolkit", view{Title: page.Title, Description: described(page), Root: address.Root(here), Address: here,
		Here: "toolkit", Language: l, Languages: versions(p, page, slices.Concat(pages, k.Versions), func(other project.Page) string { return address.ToolkitPage(other.Slug) }), Settings: p.Settings, Body: text.whole(), Page: v, Scripts: []string{"site.js"}})
}

// described is what search engines show of a page: its summary, made long enough to say something.
func described(page project.Page) string {
	if len(page.Summary) >= 50 {
		return page.Summary
	}
	return page.Title + ". " + page.Summary
}

// A toolkitGroup is the pages of the toolkit for what a reader wants to do.
type toolkitGroup struct {
	Title, ID string
	Pages     []toolkitEntry
}

type toolkitEntry struct{ Title, URL, Summary string }

// A toolkitList is the pages of the toolkit by what they are for, and what a search looks in.
type toolkitList struct {
	Groups []toolkitGroup
	Found  template.JS
}

// ToolkitList lists the toolkit pages by what a reader wants to do, in the order in which the first page of each group stands. A search
// looks in their titles, summaries and headings.
func (t *Theme) ToolkitList(p *project.Project, documents []*content.Document) ([]byte, error) {
	var list toolkitList
	var entries [][3]string // title or heading, page, address
	at := map[string]int{}
	for _, d := range documents {
		page := d.Page
		to := address.Way(address.Toolkit, address.ToolkitPage(page.Slug))
		group := cmp.Or(page.Group, t.base.Say("toolkit-list.others"))
		if _, ok := at[group]; !ok {
			at[group] = len(list.Groups)
			list.Groups = append(list.Groups, toolkitGroup{Title: group, ID: "group-" + strconv.Itoa(len(list.Groups)+1)})
		}
		g := &list.Groups[at[group]]
		g.Pages = append(g.Pages, toolkitEntry{page.Title, to, page.Summary})
		entries = append(entries, [3]string{page.Title, page.Summary, to})
		for _, s := range contents(d.Text.All()) {
			entries = append(entries, [3]string{s.Title, page.Title, to + s.URL})
			for _, below := range s.Below {
				entries = append(entries, [3]string{below.Title, page.Title, to + below.URL})
			}
		}
	}
	for _, term := range p.Glossary.All() {
		entries = append(entries, [3]string{term.Name, cmp.Or(term.Full, term.Definition), address.Way(address.Toolkit, address.ToolkitPage(address.Glossary)) + "#" + address.Term(term.ID)})
	}
	text, err := json.Marshal(entries)
	if err != nil {
		return nil, err
	}
	list.Found = template.JS(text)
	return t.render("toolkit-list", view{Styles: []string{"lists.css"}, Title: t.base.Say("toolkit-list.title"), Description: t.base.Say("toolkit-list.description"),
		Root: address.Root(address.Toolkit), Address: address.Toolkit, Here: "toolkit", Settings: p.Settings, Page: list, Scripts: []string{"search.js"}})
}

// A GeneralPage is a page about the site itself, such as how its figures are worked out.
type GeneralPage struct {
	Page project.Page
	Case *model.Case // whose figures it shows as an example
}

// General lays a page about the site into its frame.
func (t *Theme) General(p GeneralPage, text Part) ([]byte, error) {
	here := address.About(p.Page.Slug)
	return t.render("general", view{Title: p.Page.Title, Description: described(p.Page), Root: address.Root(here), Address: here, Here: p.Page.Slug, Language: p.Case.Language,
		Settings: p.Case.Project.Settings, Body: text.whole(), Page: toolkitView{Title: p.Page.Title, Summary: p.Page.Summary, Contents: text.Contents},
		Scripts: []string{"site.js"}})
}

// NotFound is the page for addresses where there is nothing. A host shows it at any depth, so its links begin at the root
// of the address that the site is published at.
func (t *Theme) NotFound(p *project.Project) ([]byte, error) {
	return t.render("not-found", view{Title: t.base.Say("missing-page.title"), Description: t.base.Say("missing-page.description"),
		Root: address.BasePath(p.Settings.BaseURL), Address: address.NotFound, Settings: p.Settings, NoIndex: true})
}
