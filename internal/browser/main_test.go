// Package browser holds the tests that need a browser, and tools that others wrote to check pages. They build a small
// site of this repository's own project, serve it below a path as a host of projects would, and open it in one Chromium.
//
// That takes minutes, so it is done only where CASEMAKER_BROWSER is set: to "yes", and what needs Chromium or the packages of
// .ci/package.json on a machine without them is skipped, or to "required", as .ci/run has it, and what is missing is a failure.
package browser

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"casemaker/internal/layer"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/site"
)

// base is the path that the site is served below.
const base = "/briefs/"

// areas are the areas of the small site: of each nation, made up, one with a team of its own, and one whose births are not known.
var areas = []string{"leeds", "bradford", "cardiff", "glasgow-city", "belfast", "exampleshire", "isles-of-scilly"}

// kinds are a page of every kind.
var kinds = []string{
	"index.html", "compare/index.html", "404.html", "areas/leeds/index.html", "areas/isles-of-scilly/index.html", "areas/exampleshire/business-case/index.html",
	"areas/leeds/business-case/economic/index.html", "areas/isles-of-scilly/business-case/strategic/index.html", "areas/belfast/business-case/equality/index.html",
	"areas/glasgow-city/decision-paper/index.html", "toolkit/index.html", "toolkit/staffing/index.html", "toolkit/glossary/index.html",
	"areas/cardiff/cy/index.html", "toolkit/what-teams-do/cy/index.html", "sources/index.html", "method/index.html", "about/index.html", "accessibility/index.html", "privacy/index.html",
}

// A world is what all tests share: the site in a folder and on a server, and a browser.
type world struct {
	folder  string
	site    *site.Site
	cases   []*model.Case // of all areas
	server  *httptest.Server
	browser context.Context // nil where there is no Chromium
	missing string          // why not
	stop    []func()
}

// shared makes the world once, for the first test that asks, and built the site of it; made is there to be closed after the last.
var (
	shared = sync.OnceValues(newWorld)
	built  = sync.OnceValue(build)
	made   atomic.Pointer[world]
)

func TestMain(m *testing.M) {
	code := m.Run()
	if w := made.Load(); w != nil {
		w.close()
	}
	os.Exit(code)
}

func newWorld() (*world, error) {
	folder, err := os.MkdirTemp("", "casemaker-browser-")
	if err != nil {
		return nil, err
	}
	w := &world{folder: folder, stop: []func(){func() { os.RemoveAll(folder) }}}
	made.Store(w)
	return w, w.start()
}

// build builds the small site and serves it.
func build() error {
	w := made.Load()
	var problems place.List
	w.site = site.Open(layer.FS{os.DirFS("../../testdata/welsh"), os.DirFS("../..")}, &problems)
	if w.site == nil {
		problems.Print(os.Stderr)
		return errors.New("the repository's own project does not load")
	}
	for _, a := range w.site.Project.Areas {
		c, _ := w.site.Case(a.Slug)
		w.cases = append(w.cases, c)
	}
	w.site.Project.Settings.BaseURL = "https://briefs.example" + base
	if _, err := w.site.Build(context.Background(), site.Options{Out: w.public(), Areas: areas}); err != nil {
		return err
	}
	w.server = httptest.NewServer(http.StripPrefix(base[:len(base)-1], http.FileServer(http.Dir(w.public()))))
	w.stop = append(w.stop, w.server.Close)
	return nil
}

// public is the folder that the site is built in.
func (w *world) public() string { return filepath.Join(w.folder, "public") }

// start starts the browser, where there is one.
func (w *world) start() error {
	path := ""
	for _, name := range []string{os.Getenv("CASEMAKER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); name != "" && err == nil {
			path = found
			break
		}
	}
	if path == "" {
		w.missing = "no Chromium is installed here (or name one in CASEMAKER_CHROMIUM)"
		return nil
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(w.folder, "profile")), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		// Whatever a page asks of another host fails, so that a test would notice.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"))
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	browser, leave := chromedp.NewContext(allocator)
	w.stop = append(w.stop, end, leave)
	if err := chromedp.Do(browser); err != nil {
		return fmt.Errorf("starting %s: %w", path, err)
	}
	w.browser = browser
	return nil
}

func (w *world) close() {
	for i := len(w.stop) - 1; i >= 0; i-- {
		w.stop[i]()
	}
}

// asked skips a test where the suite was not asked for.
func asked(t *testing.T) *world {
	t.Helper()
	if os.Getenv("CASEMAKER_BROWSER") == "" {
		t.Skip("the suite is asked for by CASEMAKER_BROWSER=yes, or =required where nothing may be missing")
	}
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// withSite returns the world for a test that needs no browser.
func withSite(t *testing.T) *world {
	t.Helper()
	w := asked(t)
	if err := built(); err != nil {
		t.Fatal(err)
	}
	return w
}

// onlyBrowser returns the world for a test that needs a browser and no site.
func onlyBrowser(t *testing.T) *world {
	t.Helper()
	w := asked(t)
	if w.browser == nil {
		lacks(t, w.missing)
	}
	return w
}

// withBrowser returns the world for a test that needs a browser.
func withBrowser(t *testing.T) *world {
	t.Helper()
	w := withSite(t)
	if w.browser == nil {
		lacks(t, w.missing)
	}
	return w
}

// lacks skips a test on a machine that lacks something, or fails it where nothing may be lacking.
func lacks(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CASEMAKER_BROWSER") == "required" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// npmPackage returns the path of a file in a package of .ci/package.json.
func npmPackage(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("../../.ci/node_modules", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		lacks(t, name+" is not installed: npm ci --prefix .ci")
	}
	return path
}
