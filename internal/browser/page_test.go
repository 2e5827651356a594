package browser

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A view is how a page is looked at; its zero value is a light screen of a desk.
type view struct {
	width    int64 // 0 is 1280
	dark     bool
	print    bool
	noScript bool
	disk     bool // opened as a file, not from a server
}

// A tab is a page in the browser.
type tab struct {
	t     *testing.T
	ctx   context.Context
	close func() // before the test ends, where it opens many

	mu       sync.Mutex
	troubles []string // what failed, was refused or was asked of another host
}

// open opens a page of the site. It is closed when the test ends.
func (w *world) open(t *testing.T, page string, v view) *tab {
	t.Helper()
	address := w.server.URL + base + page
	if v.disk {
		file, anchor, _ := strings.Cut(page, "#")
		address = "file://" + w.public() + "/" + file + "#" + anchor
	}
	return w.visit(t, w.server.URL+base, address, v)
}

// visit opens an address, which may ask for nothing that does not begin as its own do.
func (w *world) visit(t *testing.T, own, address string, v view) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(w.browser)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	p := &tab{t: t, ctx: ctx}
	p.close = func() { cancel(); closeTab() }
	t.Cleanup(p.close)
	if err := chromedp.Listen(ctx, p.listen(own, v.disk)); err != nil {
		t.Fatal(err)
	}
	command(p, network.Enable, network.EnableParams{})
	command(p, runtime.Enable, cdp.Empty{})
	p.look(v)
	command(p, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.noScript})
	p.run(chromedp.Navigate(address))
	return p
}

// look changes how the page is looked at: its width, its scheme, on screen or on paper.
func (p *tab) look(v view) {
	p.t.Helper()
	if v.width == 0 {
		v.width = 1280
	}
	scheme, medium := "light", ""
	if v.dark {
		scheme = "dark"
	}
	if v.print {
		medium = "print"
	}
	command(p, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: v.width, Height: 800, DeviceScaleFactor: 1})
	command(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// listen gathers what goes wrong on a page.
func (p *tab) listen(own string, disk bool) func(any) {
	return func(event any) {
		p.mu.Lock()
		defer p.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			url := e.Request.URL
			if !strings.HasPrefix(url, own) && !strings.HasPrefix(url, "data:") && !(disk && strings.HasPrefix(url, "file:")) {
				p.troubles = append(p.troubles, "asks for "+url)
			}
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				p.troubles = append(p.troubles, "no such file: "+e.Response.URL)
			}
		case *network.EventLoadingFailed:
			if !e.Canceled {
				p.troubles = append(p.troubles, "not loaded: "+e.ErrorText)
			}
		case *runtime.EventExceptionThrown:
			p.troubles = append(p.troubles, "script: "+e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
				p.troubles = append(p.troubles, "console: "+string(e.Args[0].Value))
			}
		}
	}
}

// trouble returns what went wrong since the page was opened.
func (p *tab) trouble() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.troubles...)
}

// run performs actions, or ends the test.
func (p *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatal(err)
	}
}

// command sends a command of the browser's protocol.
func command[P, R any](p *tab, c cdp.Command[P, R], parameters P) R {
	p.t.Helper()
	result, err := chromedp.Call(p.ctx, c, parameters)
	if err != nil {
		p.t.Fatalf("%s: %v", c.Method, err)
	}
	return result
}

// ask evaluates an expression, which may be a promise.
func ask[T any](p *tab, expression string) T {
	p.t.Helper()
	result, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%.300s: %v", expression, err)
	}
	return result
}

// text returns what a reader sees of the first element that a selector fits.
func (p *tab) text(selector string) string {
	p.t.Helper()
	return ask[string](p, `(document.querySelector(`+quote(selector)+`) || {innerText: "(nothing)"}).innerText.trim()`)
}

// texts returns what a reader sees of every element that a selector fits; hidden ones are left out.
func (p *tab) texts(selector string) []string {
	p.t.Helper()
	return ask[[]string](p, `[...document.querySelectorAll(`+quote(selector)+`)].filter(e => e.checkVisibility()).map(e => e.innerText.trim())`)
}

// press sends keys to whatever has the focus.
func (p *tab) press(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.run(chromedp.KeyEvent(k))
	}
}

// fill replaces the text of a box by typing.
func (p *tab) fill(selector, text string) {
	p.t.Helper()
	p.run(focus(selector))
	ask[bool](p, `(document.activeElement.select(), true)`)
	p.press(kb.Delete)
	p.press(text)
}

// choose picks an option of a list by its value.
func (p *tab) choose(selector, value string) {
	p.t.Helper()
	ask[bool](p, `(e => { e.value = `+quote(value)+`; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); return true })(document.querySelector(`+quote(selector)+`))`)
}

// click clicks the first element that a selector fits.
func (p *tab) click(selector string) {
	p.t.Helper()
	p.run(chromedp.Click(chromedp.CSS(selector)))
}

// until waits for an expression to hold.
func (p *tab) until(expression string) {
	p.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ask[bool](p, expression) {
			return
		}
	}
	p.t.Errorf("never came true: %s", expression)
}

// address returns where the page says it is.
func (p *tab) address() string { return ask[string](p, `location.href`) }

// quote writes a string for a script.
func quote(s string) string { return strconv.Quote(s) }

// focus moves the focus to the first element that a selector fits.
func focus(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Focus(chromedp.CSS(selector))
}

func short(n int) string { return strconv.Itoa(n) }
