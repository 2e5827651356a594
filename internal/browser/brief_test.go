package browser

import (
	"maps"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"casemaker/internal/figure"
)

// A figure's source or working opens where the figure stands, by keyboard alone, and gives the focus back.
func TestFiguresAnswerByKeyboard(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	leeds, _ := w.site.CaseOf("leeds")
	births, _ := leeds.Figure("births")
	cost, _ := leeds.Figure("cost.recurrent")
	for _, width := range []int64{320, 1280} {
		p := w.open(t, "areas/leeds/index.html", view{width: width})
		for _, c := range []struct {
			key, figure, value string
			says               []string
		}{
			{kb.Enter, "births", births.Text(""), []string{"Live births", "counted", births.Period, "Source "}},
			{" ", "cost-recurrent", cost.Text(figure.Exact), []string{"Cost a year", "assumed", cost.Working()}},
		} {
			link := `.key-figures a[href="#figure-` + c.figure + `"]`
			p.run(focus(link))
			p.press(c.key)
			p.until(`document.querySelector("#answer:popover-open") !== null`)
			answer := p.text("#answer")
			for _, say := range append(c.says, c.value) {
				if !strings.Contains(answer, say) {
					t.Errorf("at %d pixels the answer of %s does not say %q: %q", width, c.figure, say, answer)
				}
			}
			within := ask[bool](p, `(() => { const b = document.getElementById("answer").getBoundingClientRect(); return b.left >= 0 && b.right <= innerWidth && b.top >= 0 && b.bottom <= innerHeight && document.getElementById("answer").scrollWidth <= document.getElementById("answer").clientWidth })()`)
			named := ask[bool](p, `document.activeElement.getAttribute("role") === "dialog" && document.activeElement.getAttribute("aria-label") !== ""`)
			if !within || !named || ask[string](p, `document.querySelector(`+quote(link)+`).getAttribute("aria-expanded")`) != "true" {
				t.Errorf("at %d pixels the answer of %s: on the screen %t, named and with the focus %t", width, c.figure, within, named)
			}
			p.press(kb.Escape)
			p.until(`!document.getElementById("answer")`)
			if !ask[bool](p, `document.activeElement === document.querySelector(`+quote(link)+`) && document.activeElement.getAttribute("aria-expanded") === "false"`) {
				t.Errorf("at %d pixels the focus does not return to %s", width, c.figure)
			}
		}
		if trouble := p.trouble(); len(trouble) > 0 {
			t.Error(trouble)
		}
	}
}

// Every figure of the text has an answer, and all of them stand in the notes for readers without a script.
func TestEveryFigureHasANote(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	for _, slug := range areas {
		p := w.open(t, "areas/"+slug+"/index.html", view{noScript: true})
		lost := ask[[]string](p, `[...document.querySelectorAll("a.figure")].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.outerHTML)`)
		if len(lost) > 0 {
			t.Errorf("%s: without a note are %q", slug, lost)
		}
		if n := ask[int](p, `document.querySelectorAll("a.figure").length`); n < 20 && slug != "isles-of-scilly" {
			t.Errorf("%s: only %d figures answer", slug, n)
		}
	}
}

// results reads the column of the reader's own figures.
const results = `Object.fromEntries([...document.querySelectorAll("#what-if output")].map(o => [o.id, o.textContent]))`

// ours reads the column of the brief's figures.
const ours = `Object.fromEntries([...document.querySelectorAll("#what-if output")].map(o => [o.id, o.closest("td").previousElementSibling.textContent]))`

// The what-if starts from the brief's figures, follows a change, keeps it in the address, and goes back.
func TestWhatIf(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	for _, slug := range []string{"leeds", "cardiff", "glasgow-city", "exampleshire"} {
		c, _ := w.site.CaseOf(slug)
		p := w.open(t, "areas/"+slug+"/index.html", view{})
		before := ask[map[string]string](p, ours)
		if got := ask[map[string]string](p, results); len(got) < 10 || !maps.Equal(got, before) {
			t.Errorf("%s: the what-if starts from %v, the brief has %v", slug, got, before)
		}
		// Without overhead the cost a year is the direct cost.
		p.fill("#w-overhead", "0")
		direct, _ := c.Figure("cost.direct")
		p.until(`document.getElementById("out-cost-recurrent").textContent === ` + quote(direct.Text(figure.Exact)))
		p.until(`document.getElementById("what-if-status").textContent.includes(` + quote(direct.Text(figure.Exact)) + `)`)
		after := ask[map[string]string](p, results)
		if after["out-team-wte"] != before["out-team-wte"] || after["out-cost-per-family"] == before["out-cost-per-family"] {
			t.Errorf("%s: without overhead there are %v", slug, after)
		}
		if !strings.HasSuffix(p.address(), "#what-if&overhead=0") {
			t.Errorf("%s: the address is %s", slug, p.address())
		}
		p.choose("#w-point", "2")
		changed := ask[map[string]string](p, results)
		if maps.Equal(changed, after) {
			t.Errorf("%s: the pay point changes nothing", slug)
		}
		if has := ask[bool](p, `document.getElementById("w-pension") !== null`); has != (slug != "glasgow-city") {
			t.Errorf("%s: a question about pensions stands %t; they differ everywhere but in Scotland", slug, has)
		}
		again := w.open(t, "areas/"+slug+"/index.html"+p.address()[strings.Index(p.address(), "#"):], view{})
		if got := ask[map[string]string](again, results); !maps.Equal(got, changed) {
			t.Errorf("%s: the link brings back %v, want %v", slug, got, changed)
		}
		p.click(`[data-preset=""]`)
		if got := ask[map[string]string](p, results); !maps.Equal(got, before) {
			t.Errorf("%s: going back leads to %v, want %v", slug, got, before)
		}
	}
}

// The presets are dearer and cheaper than the brief, and posts can be set.
func TestWhatIfPresetsAndPosts(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "areas/leeds/index.html", view{})
	cost := func() float64 {
		return ask[float64](p, `Number(document.getElementById("out-cost-recurrent").textContent.replace(/[^0-9.]/g, ""))`)
	}
	own := cost()
	p.click(`[data-preset="low"]`)
	low := cost()
	p.click(`[data-preset="high"]`)
	if high := cost(); low >= own || own >= high {
		t.Errorf("low, own and high cost are %v, %v and %v", low, own, high)
	}
	p.click(`[data-preset=""]`)
	p.click("#what-if summary")
	post := ask[string](p, `document.querySelector("#what-if details input").id`)
	p.fill("#"+post, "0")
	if less := cost(); less >= own {
		t.Errorf("with a post less the cost is %v, with it %v", less, own)
	}
}

// Whatever is typed, a box keeps to its range and says so; nothing that is no number reaches the results.
func TestWhatIfBearsNonsense(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "areas/leeds/index.html", view{})
	for _, typed := range []string{"0", "-5", "1e99", "", "e", "0.0001", "999999999"} {
		for _, box := range ask[[]string](p, `[...document.querySelectorAll("#what-if .boxes input")].filter(e => e.checkVisibility()).map(e => e.id)`) {
			p.fill("#"+box, typed)
			for id, text := range ask[map[string]string](p, results) {
				if text == "" || strings.ContainsAny(text, "eN") && text != "none" || strings.Contains(text, "−") {
					t.Errorf("with %q in %s, %s is %q", typed, box, id, text)
				}
			}
		}
		p.click(`[data-preset=""]`)
	}
	p.fill("#w-births", "0")
	p.until(`document.getElementById("what-if-status").textContent.includes("is kept between 1 and 100000")`)
	if !ask[bool](p, `document.getElementById("w-births").getAttribute("aria-invalid") === "true"`) {
		t.Error("a number out of range is not marked")
	}
}
