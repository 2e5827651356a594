package browser

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/chromedp/chromedp/kb"
)

// caseParts are the pages of a business case, in order.
var caseParts = []string{"index.html", "strategic/index.html", "economic/index.html", "commercial/index.html", "financial/index.html", "management/index.html", "equality/index.html"}

// follow goes from a page of a business case to those that a relation leads to, one after the other.
func follow(t *testing.T, folder, from, relation string) []string {
	t.Helper()
	seen := []string{from}
	for page := from; len(seen) < 20; {
		to := ""
		for n := range read(t, filepath.Join(folder, page)).Descendants() {
			if n.Type == html.ElementNode && n.Data == "a" && value(n, "rel") == relation {
				to = value(n, "href")
			}
		}
		if to == "" {
			break
		}
		page = path.Join(path.Dir(page), to)
		seen = append(seen, page)
	}
	return seen
}

// The pages of a document lead through all of it, forwards and back.
func TestNeighboursLeadThroughADocument(t *testing.T) {
	t.Parallel()
	w := withSite(t)
	for _, slug := range areas {
		folder := filepath.Join(w.public(), "areas", slug, "business-case")
		if got := follow(t, folder, caseParts[0], "next"); !slices.Equal(got, caseParts) {
			t.Errorf("%s: one page leads to the next as %q, want %q", slug, got, caseParts)
		}
		back := follow(t, folder, caseParts[len(caseParts)-1], "prev")
		if slices.Reverse(back); !slices.Equal(back, caseParts) {
			t.Errorf("%s: one page leads back to another as %q, want %q", slug, back, caseParts)
		}
	}
}

// Each page of a document says which it is, and its contents lead to every section of the others.
func TestContentsLeadToOtherPages(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "areas/leeds/business-case/economic/index.html", view{})
	if got := p.texts(`.contents [aria-current="page"]`); !slices.Equal(got, []string{"4 Economic case"}) {
		t.Errorf("the page says that it is %q", got)
	}
	if got := p.text("h1"); got != "Business case for Leeds: Economic case" {
		t.Errorf("the page is called %q", got)
	}
	for _, section := range []struct{ id, title string }{{"summary", "Executive summary"}, {"financial", "Financial case"}, {"terms", "Annex: terms"}, {"economic", "Economic case"}} {
		p.run(focus(`.contents a[href$="#` + section.id + `"]`))
		p.press(kb.Enter)
		p.until(`document.querySelector(":target") !== null && document.querySelector(":target").textContent.endsWith(` + quote(section.title) + `)`)
	}
	if !strings.HasSuffix(p.address(), "/business-case/economic/#economic") {
		t.Errorf("the contents lead back to %s", p.address())
	}
}

// On every page of a document a figure of the text answers on the spot, and leads to its source on the same page.
func TestFiguresAnswerOnEveryPage(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	const given = `[...document.querySelectorAll("a.figure")].find(a => document.getElementById(a.hash.slice(1)).textContent.includes("source "))`
	for _, page := range []string{"index.html", "strategic/index.html", "economic/index.html", "equality/index.html"} {
		p := w.open(t, "areas/leeds/business-case/"+page, view{})
		if !ask[bool](p, `(a => a !== undefined && (a.click(), true))(`+given+`)`) {
			t.Errorf("%s has no figure with a source", page)
			continue
		}
		p.until(`document.querySelector("#answer:popover-open") !== null`)
		before := p.address()
		p.click(`#answer a[href^="#ref-"]`)
		p.until(`document.querySelector("li:target") !== null`)
		if here, _, _ := strings.Cut(p.address(), "#"); !strings.HasPrefix(before, here) {
			t.Errorf("%s: the source of a figure leads away to %s", page, p.address())
		}
		if trouble := p.trouble(); len(trouble) > 0 {
			t.Error(trouble)
		}
	}
}
