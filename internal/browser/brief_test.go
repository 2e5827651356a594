package browser

import (
	"maps"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// A figure's source or working opens where the figure stands, by keyboard alone, and gives the focus back.
func TestFiguresAnswerByKeyboard(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	bradford, _ := w.site.Case("bradford")
	births, _ := bradford.Figure("births")
	cost, _ := bradford.Figure("cost.recurrent")
	for _, width := range []int64{320, 1280} {
		p := w.open(t, "areas/bradford/index.html", view{width: width})
		for _, c := range []struct {
			key, figure, value string
			says               []string
		}{
			{kb.Enter, "births", births.Text(""), []string{"Live births", "counted", births.Period, "Source "}},
			{" ", "cost-recurrent", cost.Text(figure.Exact), []string{"Cost a year", "assumed", bradford.Language.Working(cost)}},
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
const results = `Object.fromEntries([...document.querySelectorAll("#what-if output")].map(b => [b.id, b.textContent]))`

// ours reads the column of the brief's figures.
const ours = `Object.fromEntries([...document.querySelectorAll("#what-if output")].map(b => [b.id, b.closest("td").previousElementSibling.textContent]))`

// awaitWhatIf goes into the what-if, which fetches its script then, and waits until that has run. (It is fetched as well when
// the what-if comes near the screen; but a tab that stands behind others is told late or never of what comes near.)
func (p *tab) awaitWhatIf() {
	p.t.Helper()
	ask[bool](p, `document.getElementById("what-if").dispatchEvent(new FocusEvent("focusin", {bubbles: true}))`)
	p.until(`document.querySelector("#what-if [aria-pressed]") !== null`)
}

// The what-if starts from the brief's figures, follows a change, keeps it in the address, and goes back.
func TestWhatIf(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	for _, slug := range []string{"bradford", "cardiff", "glasgow-city", "exampleshire"} {
		c, _ := w.site.Case(slug)
		p := w.open(t, "areas/"+slug+"/index.html", view{})
		p.awaitWhatIf()
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
		if has := ask[bool](p, `document.getElementById("w-pension") !== null`); has != (c.Area.Nation == "england") {
			t.Errorf("%s: a question about pensions stands %t; only in England does the employer not pay the whole", slug, has)
		}
		again := w.open(t, "areas/"+slug+"/index.html"+p.address()[strings.Index(p.address(), "#"):], view{})
		again.awaitWhatIf()
		if got := ask[map[string]string](again, results); !maps.Equal(got, changed) {
			t.Errorf("%s: the link brings back %v, want %v", slug, got, changed)
		}
		p.click("#what-if-back")
		if got := ask[map[string]string](p, results); !maps.Equal(got, before) || !strings.HasSuffix(p.address(), "#what-if") {
			t.Errorf("%s: going back leads to %v, want %v", slug, got, before)
		}
	}
}

// A low-income share weighs the need; an emptied box is the brief's own again.
func TestWhatIfLowIncome(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	for _, slug := range []string{"bradford", "exampleshire"} {
		c, _ := w.site.Case(slug)
		births, _ := c.Figure("births")
		want := c.NeedMix(births, figure.Given("low_income", "", 0.125, figure.Share, "", "")).Text(figure.Rounded)
		p := w.open(t, "areas/"+slug+"/index.html", view{})
		p.awaitWhatIf()
		before := ask[map[string]string](p, results)
		known := ask[string](p, `document.getElementById("w-low_income").value`)
		if mix, _ := c.Figure("need.mix"); before["out-need-mix"] != mix.Text(figure.Rounded) {
			t.Errorf("%s: the weighted need is %q at first, want %q", slug, before["out-need-mix"], mix.Text(figure.Rounded))
		}
		p.fill("#w-low_income", "12.5")
		after := ask[map[string]string](p, results)
		if after["out-need-mix"] != want {
			t.Errorf("%s: with 12.5%% the weighted need is %q, want %q", slug, after["out-need-mix"], want)
		}
		p.until(`document.getElementById("what-if-status").textContent === ` + quote(whatIfSentence(c.Language, before, after)))
		again := w.open(t, "areas/"+slug+"/index.html"+p.address()[strings.Index(p.address(), "#"):], view{})
		again.awaitWhatIf()
		if got := ask[map[string]string](again, results); !maps.Equal(got, after) {
			t.Errorf("%s: the link brings back %v, want %v", slug, got, after)
		}
		again.look(view{print: true})
		if printed := again.text("#what-if .print-only"); !strings.Contains(printed, "not those of this brief") || !strings.Contains(printed, c.Language.Say("what-if.input.low_income")+": 12.5%.") {
			t.Errorf("%s: on paper the reader's figures are called %q", slug, printed)
		}
		p.fill("#w-low_income", "")
		p.press(kb.Tab)
		p.until(`document.getElementById("w-low_income").value === ` + quote(known))
		if got := ask[map[string]string](p, results); !maps.Equal(got, before) {
			t.Errorf("%s: with the box emptied there are %v, want %v", slug, got, before)
		}
	}
}

// The presets are dearer and cheaper than the brief, and leave alone what is a place's own: births, share and posts.
func TestWhatIfPresetsAndPosts(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "areas/bradford/index.html", view{})
	p.awaitWhatIf()
	cost := func() float64 {
		return ask[float64](p, `Number(document.getElementById("out-cost-recurrent").textContent.replace(/[^0-9.]/g, ""))`)
	}
	presets := func() (low, our, high float64) {
		p.click(`[data-preset="low"]`)
		low = cost()
		p.click(`[data-preset="high"]`)
		high = cost()
		p.click(`[data-preset="our"]`)
		return low, cost(), high
	}
	own := cost()
	if low, our, high := presets(); low >= own || our != own || own >= high {
		t.Errorf("low, our and high cost are %v, %v and %v; the brief has %v", low, our, high, own)
	}
	p.fill("#w-births", "7000")
	p.fill("#w-low_income", "30")
	p.click("#what-if summary")
	const post, other = "#w-post-cluster_lead", "#w-post-specialist"
	fewer := ask[string](p, `document.querySelector("`+other+`").value`)
	p.fill(post, "0")
	less := cost()
	if low, our, high := presets(); less >= own || low >= less || our != less || less >= high {
		t.Errorf("with fewer births and a post less, low, our and high cost are %v, %v and %v; before there was %v", low, our, high, less)
	}
	const said = `["#w-births", "#w-low_income", "` + post + `", "` + other + `"].map(s => document.querySelector(s).value).join(" ")`
	if got, want := ask[string](p, said), "7000 30 0 "+fewer; got != want {
		t.Errorf("after the presets births, share, a post that is set and one that follows births are %s, want %s", got, want)
	}
	if pressed := p.texts(`[data-preset][aria-pressed="true"]`); len(pressed) != 1 || pressed[0] != "Our figures" {
		t.Errorf("pressed are %q", pressed)
	}
	p.click("#what-if-back")
	if back := cost(); back != own {
		t.Errorf("back at the brief's figures the cost is %v, want %v", back, own)
	}
}

// whatIfSentence says those results that a sentence speaks of and that are others than before.
func whatIfSentence(l *language.Language, before, after map[string]string) string {
	var changes []string
	for _, id := range []string{"need.reference", "need.mix", "cost.recurrent", "capacity.families", "cost.per_family", "appraisal.break_even_per_family"} {
		output := "out-" + strings.NewReplacer(".", "-", "_", "-").Replace(id)
		if after[output] != before[output] {
			changes = append(changes, strings.ReplaceAll(l.Unfilled("what-if.change."+id), "{figure}", after[output]))
		}
	}
	last := len(changes) - 1
	said := changes[last]
	if last > 0 {
		said = l.Say("script-what-if.and", "first", strings.Join(changes[:last], ", "), "last", said)
	}
	return l.Say("script-what-if.changed", "changes", said)
}

// What has changed is said in one sentence, and beside each result how far it has moved.
func TestWhatIfSaysWhatChanged(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	c, _ := w.site.Case("exampleshire")
	p := w.open(t, "areas/exampleshire/index.html", view{})
	p.awaitWhatIf()
	p.until(`document.getElementById("what-if-status").textContent === "These are the figures of this brief."`)
	p.fill("#w-births", "6600")
	after := ask[map[string]string](p, results)
	want := whatIfSentence(c.Language, ask[map[string]string](p, ours), after)
	p.until(`document.getElementById("what-if-status").textContent === ` + quote(want))
	moved := map[string]bool{}
	for id, before := range ask[map[string]string](p, ours) {
		moved[id] = after[id] != before
		beside := p.text("#" + id + " + span")
		if says := strings.HasSuffix(beside, " more") || strings.HasSuffix(beside, " less"); says != moved[id] {
			t.Errorf("%s goes from %s to %s, and beside it stands %q", id, before, after[id], beside)
		}
	}
	if !moved["out-need-low"] || moved["out-coverage-reference"] {
		t.Errorf("with twice the births need and not coverage should move: %v", moved)
	}
}

// On a phone, and beside the choices on a wide screen, all results can be read without scrolling sideways, and a row stays
// a row of a table.
func TestWhatIfFits(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "areas/bradford/index.html#what-if&births=99999&low_income=30", view{width: 320})
	p.awaitWhatIf()
	for _, width := range []int64{320, 400, 800, 1024, 1280} {
		p.look(view{width: width})
		out := ask[[]string](p, `(edge => [...document.querySelectorAll(".results *")].filter(e => !e.closest(".unseen") && (e.getBoundingClientRect().right > edge + 1 || e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)).map(e => e.outerHTML))(document.querySelector("#what-if .outcome").getBoundingClientRect().right)`)
		if len(out) > 0 {
			t.Errorf("at %d pixels there stick out %q", width, out)
		}
		parted := ask[[]string](p, `[...document.querySelectorAll(".results tr")].filter(r => r.cells[1].getBoundingClientRect().top !== r.cells[2].getBoundingClientRect().top).map(r => r.innerText)`)
		if len(parted) > 0 {
			t.Errorf("at %d pixels the two numbers of a line stand on two: %q", width, parted)
		}
		beside := ask[bool](p, `document.querySelector(".outcome").getBoundingClientRect().top < document.querySelector(".choices").getBoundingClientRect().bottom`)
		if beside != (width > 400) {
			t.Errorf("at %d pixels the results stand beside the choices: %t", width, beside)
		}
	}
	const roles = `[...document.querySelectorAll(".results, .results thead, .results tbody, .results tr, .results th, .results td")].every(e => e.getAttribute("role"))`
	if !ask[bool](p, roles) {
		t.Error("a part of the results has no role")
	}
}

// Whatever is typed, a box keeps to its range and says so; nothing that is no number reaches the results.
func TestWhatIfBearsNonsense(t *testing.T) {
	t.Parallel()
	w := withBrowser(t)
	p := w.open(t, "areas/bradford/index.html", view{})
	p.awaitWhatIf()
	for _, typed := range []string{"0", "-5", "1e99", "", "e", "0.0001", "1e-7", "999999999"} {
		for _, box := range ask[[]string](p, `[...document.querySelectorAll("#what-if .boxes input")].filter(e => e.checkVisibility()).map(e => e.id)`) {
			p.fill("#"+box, typed)
			for id, text := range ask[map[string]string](p, results) {
				if text == "" || strings.ContainsAny(text, "eN") && text != "none" && !(text == "not known" && id == "out-need-mix") || strings.Contains(text, "−") {
					t.Errorf("with %q in %s, %s is %q", typed, box, id, text)
				}
			}
		}
		p.click("#what-if-back")
	}
	p.fill("#w-births", "0")
	p.until(`document.getElementById("what-if-status").textContent.includes("is kept between 1 and 100,000")`)
	if !ask[bool](p, `document.getElementById("w-births").getAttribute("aria-invalid") === "true"`) {
		t.Error("a number out of range is not marked")
	}
}
