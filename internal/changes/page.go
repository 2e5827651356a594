package changes

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// pageAreas is how many areas a page names one by one.
const pageAreas = 400

// WritePage writes the report as a page about the site, in Markdown: content/site/changes.md. Only what a reader of an area's
// papers asks for stands on it: what was given anew, what is reckoned in another way, and the headline figures.
func (r *Report) WritePage(out io.Writer, on time.Time) error {
	p := &printer{out: out, all: true}
	p.line("+++\ntitle = \"What changed\"\nsummary = \"Which figures and pages changed with the edition of %s, and why.\"\norder = 90\n+++\n", on.Format("2 January 2006"))
	if r.Empty() {
		p.line("Nothing changed.")
		return p.err
	}
	p.sentence("New here", r.called(r.Came))
	p.sentence("No longer here", r.called(r.Went))
	p.reasons(r)
	if len(r.Areas) > 0 {
		p.line("## Figures by area\n")
	}
	for i, a := range r.Areas {
		if i == pageAreas {
			p.line("And %d more areas.\n", len(r.Areas)-i)
			break
		}
		p.pageArea(a)
	}
	if len(r.Added)+len(r.Removed) > 0 {
		p.line("## Pages, papers and tables\n")
		p.grouped("New", r.Added)
		p.grouped("No longer there", r.Removed)
		p.line("")
	}
	if len(r.Words) > 0 {
		p.line("## Words\n\n%d passages read otherwise. Numbers stand as # here, since figures are listed above.\n", len(r.Words))
		for _, w := range r.Words[:min(len(r.Words), shortList)] {
			switch {
			case w.Old == "":
				p.line("- New: “%s”", escaped(w.New))
			case w.New == "":
				p.line("- No longer: “%s”", escaped(w.Old))
			default:
				p.line("- “%s” was “%s”", escaped(w.New), escaped(w.Old))
			}
		}
	}
	return p.err
}

// called are the names of areas that came or went.
func (r *Report) called(slugs []string) []string {
	var names []string
	for _, slug := range slugs {
		names = append(names, escaped(cmp.Or(r.names[slug], slug)))
	}
	return names
}

// grouped lists files, those that several areas have once with their count.
func (p *printer) grouped(title string, files []string) {
	count := map[string]int{}
	for _, file := range files {
		if parts := strings.SplitN(file, "/", 3); len(parts) == 3 && parts[0] == "areas" {
			file = parts[2]
		}
		count[file]++
	}
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if n := count[name]; n > 1 {
			p.line("- %s: %s, in %d areas", title, escaped(name), n)
		} else {
			p.line("- %s: %s", title, escaped(name))
		}
	}
}

func (p *printer) sentence(title string, slugs []string) {
	if len(slugs) > 0 {
		p.line("%s: %s.\n", title, strings.Join(slugs, ", "))
	}
}

// reasons say once what changed in every area alike: rates and prices.
func (p *printer) reasons(r *Report) {
	var order []Figure
	for _, a := range r.Areas {
		for _, f := range a.Figures {
			same := func(o Figure) bool { return o.ID == f.ID && o.Old == f.Old && o.New == f.New }
			if f.Why == Rate && !slices.ContainsFunc(order, same) {
				order = append(order, f)
			}
		}
	}
	if len(order) == 0 {
		return
	}
	p.line("## Rates and prices\n\n| Rate or price | Before | Now |\n|---|---|---|")
	for _, f := range order {
		p.line("| %s | %s | %s |", escaped(f.Label), escaped(f.Old), escaped(f.New))
	}
	p.line("")
}

// pageArea is a table of an area's own figures that changed, and of the headline figures.
func (p *printer) pageArea(a Area) {
	var rows []string
	for _, f := range a.Figures {
		if f.Why == Rate || f.Why != Input && f.Why != Formula && !slices.Contains(headline, f.ID) {
			continue
		}
		why := map[Why]string{Input: "given anew", Formula: "worked out in another way", Follows: "follows", New: "new", Gone: "no longer given"}[f.Why]
		rows = append(rows, fmt.Sprintf("| %s | %s | %s | %s |", escaped(f.Label), orDash(f.Old), orDash(f.New), why))
	}
	if len(rows) == 0 {
		return
	}
	p.line("### %s\n\n| Figure | Before | Now | Why |\n|---|---|---|---|\n%s\n", escaped(a.Name), strings.Join(rows, "\n"))
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return escaped(text)
}

// escaped is text that means nothing in Markdown.
func escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]<>#|~!&$:", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
