package browser

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casemaker"
	"casemaker/internal/layer"
	"casemaker/internal/live"
)

// A page that is looked at while its project is written loads anew when a file is saved and stays where it was; what is wrong stands
// over it and goes when it is mended; the bar names the files behind it, and opens them.
func TestLivePreview(t *testing.T) {
	w := onlyBrowser(t)
	dir := t.TempDir()
	save := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		// As many editors do: another file, renamed.
		if err := os.WriteFile(file+"~", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(file+"~", file); err != nil {
			t.Fatal(err)
		}
	}
	births := func(n string) string {
		return "[figure.births]\nvalue = " + n + "\nperiod = \"2024\"\nsource = \"ons-births-2024\"\n"
	}
	save("data/project.toml", "areas = [\"calderdale\"]\n")
	save("data/areas/calderdale.toml", births("2101"))
	save("content/areas/calderdale/brief/cost.md", "Words of our own on cost.\n")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	opened := filepath.Join(dir, "opened")
	editor := filepath.Join(t.TempDir(), "gedit")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\necho \"$@\" > "+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	s := live.New(live.Options{Folder: dir, Files: layer.FS{root.FS(), casemaker.Defaults()}, Editor: live.EditorFrom(editor), Tell: func(live.Reading) {}})
	ctx, stop := context.WithCancel(t.Context())
	ended, why := s.Watch(ctx)
	if why != nil {
		t.Fatal(why)
	}
	server := httptest.NewServer(s)
	defer func() { stop(); <-ended; server.CloseClientConnections(); server.Close() }()

	p := w.visit(t, server.URL, server.URL+"/areas/calderdale/", view{})
	p.until(`(document.body?.innerText ?? "").includes("2,101")`)
	if got := p.text(".casemaker-page"); !strings.HasPrefix(got, "content/documents/brief.md") || !strings.Contains(got, "built in") {
		t.Errorf("at the top the bar names %q", got)
	}
	if got := p.text(".casemaker-area"); got != "data/areas/calderdale.toml" {
		t.Errorf("the bar names the area’s file %q", got)
	}

	// Far down, the bar names another file, and a saved file leaves the page where it is.
	ask[bool](p, `([...document.querySelectorAll("main h2")][4].scrollIntoView({behavior: "instant"}), true)`)
	p.until(`scrollY > 400`)
	at := ask[float64](p, `[...document.querySelectorAll("main h2")][4].getBoundingClientRect().top`)
	p.until(`document.querySelector(".casemaker-page").innerText.match(/:\d+/) !== null`)
	ask[bool](p, `(window.old = true)`)
	save("data/areas/calderdale.toml", births("2202"))
	p.until(`window.old === undefined && (document.body?.innerText ?? "").includes("2,202")`)
	p.until(`scrollY > 400`)
	if now := ask[float64](p, `[...document.querySelectorAll("main h2")][4].getBoundingClientRect().top`); now < at-40 || now > at+40 {
		t.Errorf("the heading in view moved from %.0f to %.0f", at, now)
	}

	// An error stands over the page as it last was.
	save("data/areas/calderdale.toml", births("2,303"))
	p.until(`document.querySelector(".casemaker-wrong") !== null`)
	wrong := p.text(".casemaker-wrong")
	for _, want := range []string{"data/areas/calderdale.toml:2:", "value = 2,303", "One thing is wrong"} {
		if !strings.Contains(wrong, want) {
			t.Errorf("the page says %q, without %q", wrong, want)
		}
	}
	if !ask[bool](p, `document.querySelector("main").innerText.includes("2,202") && scrollY > 400`) {
		t.Error("the page below the error is not the last one, at its place")
	}
	p.click(".casemaker-wrong h3 a")
	p.until(`document.querySelector(".casemaker-said").innerText === "opened"`)
	save("data/areas/calderdale.toml", births("2303"))
	p.until(`document.querySelector(".casemaker-wrong") === null && (document.body?.innerText ?? "").includes("2,303")`)
	if text, err := os.ReadFile(opened); err != nil || string(text) != "+2 "+filepath.Join(dir, "data/areas/calderdale.toml")+"\n" {
		t.Errorf("the editor was told %q, %v", text, err)
	}
	if wrong := p.trouble(); len(wrong) > 0 {
		t.Errorf("in the browser: %q", wrong)
	}
}
