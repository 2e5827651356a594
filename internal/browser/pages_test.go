package browser

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// No page asks another host for anything, fails to find a file or writes an error, from a server or from a disk.
func TestPagesLoadByThemselves(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	for _, disk := range []bool{false, true} {
		for _, page := range kinds {
			if disk && page == "404.html" {
				continue // it stands for any missing address of a server, so its own addresses begin at the root
			}
			p := w.open(t, page, view{disk: disk})
			if trouble := p.trouble(); len(trouble) > 0 {
				t.Errorf("%s, from disk %t: %q", page, disk, trouble)
			}
			if n := ask[int](p, `document.cookie.length + (location.protocol === "file:" ? 0 : localStorage.length + sessionStorage.length)`); n > 0 {
				t.Errorf("%s stores something", page)
			}
			if got := ask[string](p, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 253, 248)" {
				t.Errorf("%s, from disk %t: the style sheet is not in force", page, disk)
			}
		}
	}
}

// No page is wider than a phone, nor than a screen at twice the size of letters or with wide spaces in its text.
func TestNoSidewaysScroll(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	const change = `(s => { s.replaceSync("%s"); document.adoptedStyleSheets = [s]; return document.documentElement.scrollWidth })(new CSSStyleSheet())`
	for _, page := range kinds {
		p := w.open(t, page, view{width: 320})
		ask[bool](p, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
		for _, c := range []struct {
			name, css string
			width     int64
		}{
			{"a phone", "", 320},
			{"a phone with wide spaces", "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}", 320},
			{"a screen with letters twice the size", "html {font-size: 200% !important}", 1280},
		} {
			p.look(view{width: c.width})
			if wide := ask[int64](p, strings.Replace(change, "%s", c.css, 1)); wide > c.width {
				t.Errorf("%s on %s is %d pixels wide, the screen %d", page, c.name, wide, c.width)
			}
		}
		p.close()
	}
}

// Without a script every word, chart (in one of its two widths) and link is there, and nothing that would do nothing.
func TestPagesAreCompleteWithoutScript(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	const words = `[...document.querySelectorAll("main h1, main h2, main h3, main p, main li, main th, main td, main dt, main dd, main figcaption, main svg")]
		.filter(e => !e.closest(".js-only, [data-after], .what-if, details, .tile-england"))
		.filter(e => !e.matches(".picture") || ![...e.parentElement.querySelectorAll(".picture")].some(other => other.checkVisibility()) || e.checkVisibility())`
	for _, page := range kinds {
		p := w.open(t, page, view{noScript: true})
		if hidden := ask[[]string](p, words+`.filter(e => !e.checkVisibility() && e.textContent.trim()).map(e => e.outerHTML.slice(0, 80))`); len(hidden) > 0 {
			t.Errorf("%s hides %q without a script", page, hidden)
		}
		if dead := p.texts("button, input, select, output"); len(dead) > 0 {
			t.Errorf("%s shows %d controls that do nothing", page, len(dead))
		}
		if n := ask[int](p, words+`.length`); n < 3 {
			t.Errorf("%s has %d pieces of text", page, n)
		}
	}
	p := w.open(t, "index.html", view{noScript: true})
	if n := len(p.texts(".areas a")); n != len(w.cases) {
		t.Errorf("the index lists %d areas without a script, want %d", n, len(w.cases))
	}
}

// A dark screen shows light letters on a dark ground; on paper the ground stays white whatever the screen.
func TestDarkSchemeAndPaper(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	const light = `(c => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2])(getComputedStyle(document.body).%s.match(/[0-9.]+/g).map(Number))`
	brightness := func(p *tab, of string) float64 { return ask[float64](p, strings.Replace(light, "%s", of, 1)) }
	for _, page := range kinds {
		p := w.open(t, page, view{dark: true})
		if ground, ink := brightness(p, "backgroundColor"), brightness(p, "color"); ground > 40 || ink < 200 {
			t.Errorf("%s in the dark has brightness %.0f on %.0f", page, ink, ground)
		}
		p.look(view{dark: true, print: true})
		if ground, ink := brightness(p, "backgroundColor"), brightness(p, "color"); ground < 250 || ink > 60 {
			t.Errorf("%s on paper has brightness %.0f on %.0f", page, ink, ground)
		}
	}
}

// A brief with all its tables, notes and sources is at most eight sheets of A4, with what is asked on the first. (Its PDF, which
// leaves them to the page, has at most four.)
func TestBriefsPrint(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	sheet := regexp.MustCompile(`/Type\s*/Page\b[^s]`)
	for _, slug := range areas {
		p := w.open(t, "areas/"+slug+"/index.html", view{})
		data, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		if n := len(sheet.FindAll(data, -1)); n < 2 || n > 8 {
			t.Errorf("%s prints to %d pages, want 2 to 8", slug, n)
		}
		// A sheet has 182 by 274 millimetres within its margins, at 96 pixels an inch.
		p.look(view{width: 688, print: true})
		if end := ask[float64](p, `document.querySelector(".section-ask").getBoundingClientRect().bottom`); end > 1035 {
			t.Errorf("%s: what is asked ends %.0f pixels down the first page of 1035", slug, end)
		}
		if hidden := ask[[]string](p, `[...document.querySelectorAll("main table")].filter(t => !t.checkVisibility() && !t.closest(".what-if")).map(t => t.caption ? t.caption.textContent : t.outerHTML.slice(0, 80))`); len(hidden) > 0 {
			t.Errorf("%s leaves %q out of the print", slug, hidden)
		}
	}
}

// Tab leads through a page in order, to everything that can be used, and shows where it is.
func TestKeyboardReachesEverything(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	for _, page := range []string{"index.html", "areas/leeds/index.html", "toolkit/staffing/index.html"} {
		p := w.open(t, page, view{})
		want := ask[int](p, `[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0).length`)
		p.press("\t")
		if got := p.text(":focus"); got != "Skip to the content" {
			t.Errorf("the first stop on %s is %q", page, got)
		}
		var plain []string
		for range min(want, 60) - 1 {
			p.press("\t")
			if shown := ask[string](p, `(s => s.outlineStyle + " " + s.outlineWidth)(getComputedStyle(document.activeElement))`); shown != "solid 3px" {
				plain = append(plain, p.text(":focus"))
			}
		}
		if len(plain) > 0 {
			t.Errorf("%s does not show the focus on %q", page, plain)
		}
		if tabs := ask[int](p, `[...document.querySelectorAll("[tabindex]")].filter(e => e.tabIndex > 0).length`); tabs > 0 || want < 10 {
			t.Errorf("%s has %d stops, %d of them out of order", page, want, tabs)
		}
	}
}
