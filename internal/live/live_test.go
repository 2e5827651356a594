package live

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"casemaker"
	"casemaker/internal/layer"
)

// A folder is a project on disk, shown by a server.
type folder struct {
	t      *testing.T
	dir    string
	server *Server
	web    *httptest.Server

	mu       sync.Mutex
	readings []Reading
}

func serve(t *testing.T, o Options, files map[string]string) *folder {
	t.Helper()
	f := &folder{t: t, dir: t.TempDir()}
	f.write("data/project.toml", "areas = [\"calderdale\"]\n")
	for name, text := range files {
		f.write(name, text)
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	o.Folder, o.Files = f.dir, layer.FS{root.FS(), casemaker.Defaults()}
	o.Tell = func(r Reading) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.readings = append(f.readings, r)
	}
	f.server = New(o)
	f.web = httptest.NewServer(f.server)
	t.Cleanup(f.web.Close)
	return f
}

func (f *folder) write(name, text string) {
	f.t.Helper()
	file := filepath.Join(f.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

// get asks for a page and returns its status and text.
func (f *folder) get(path string) (int, string) {
	f.t.Helper()
	answer, err := f.web.Client().Get(f.web.URL + path)
	if err != nil {
		f.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

const brief = "/areas/calderdale/"

// What is wrong stands over the last page that could be made, with its line and remedy, until it is mended.
func TestErrorInPage(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, map[string]string{"data/areas/calderdale.toml": "[figure.births]\nvalue = 2100\nperiod = \"2024\"\nsource = \"ons-births-2024\"\n"})
	status, text := f.get(brief)
	if status != http.StatusOK || !strings.Contains(text, "2,100") || !strings.Contains(text, "casemaker-bar") || strings.Contains(text, "casemaker-wrong") {
		t.Fatalf("the brief has status %d, births %t, a bar %t", status, strings.Contains(text, "2,100"), strings.Contains(text, "casemaker-bar"))
	}
	f.write("data/areas/calderdale.toml", "[figure.births]\nvalue = 2,100\nperiod = \"2024\"\nsource = \"ons-births-2024\"\n")
	f.server.Read(t.Context())
	status, text = f.get(brief)
	for _, want := range []string{"data/areas/calderdale.toml:2:", "<i>2</i>value = 2,100", "casemaker-here", "<strong>", "Calderdale"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page with an error lacks %q", want)
		}
	}
	if status != http.StatusOK {
		t.Errorf("the last page has status %d", status)
	}
	f.write("data/areas/calderdale.toml", "[figure.births]\nvalue = 2200\nperiod = \"2024\"\nsource = \"ons-births-2024\"\n")
	f.server.Read(t.Context())
	if _, text = f.get(brief); strings.Contains(text, "casemaker-wrong") || !strings.Contains(text, "2,200") {
		t.Errorf("the mended page still has an error %t, and the new births %t", strings.Contains(text, "casemaker-wrong"), strings.Contains(text, "2,200"))
	}
	if len(f.readings) != 3 || f.readings[0].Failed || !f.readings[1].Failed || f.readings[2].Failed {
		t.Errorf("readings are %+v", f.readings)
	}
}

// A project that is wrong from the start has a page that says so, and one that a document cannot be filled for says which value.
func TestNothingToShowYet(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, map[string]string{"data/areas/calderdale.toml": "nmae = \"Calderdale\"\n"})
	if status, text := f.get(brief); status != http.StatusInternalServerError || !strings.Contains(text, "data/areas/calderdale.toml:1:1") || !strings.Contains(text, "did you mean") {
		t.Errorf("the page has status %d: %s", status, text)
	}
	f = serve(t, Options{}, map[string]string{"content/documents/brief.md": "+++\ntitle = \"Brief\"\n+++\n\n# {{ area }}\n\nBirths: {{ brths }}\n"})
	if status, text := f.get(brief); status != http.StatusInternalServerError || !strings.Contains(text, "content/documents/brief.md:7:") || !strings.Contains(text, "births") {
		t.Errorf("the page has status %d: %s", status, text)
	}
}

// Whoever asks by the name of another site is sent away: its owner can make the name lead to this machine.
func TestHosts(t *testing.T) {
	t.Parallel()
	s := New(Options{Host: "Desk.example"})
	for host, want := range map[string]bool{
		"127.0.0.1:4680": true, "localhost:4680": true, "LOCALHOST": true, "[::1]:4680": true, "192.168.1.7:4680": true, "desk.example:80": true,
		"evil.example": false, "127.0.0.1.evil.example:4680": false, "localhost.evil.example": false, "": false, "evil.example:127.0.0.1": false,
	} {
		if got := s.ours(host); got != want {
			t.Errorf("ours(%q) = %t, want %t", host, got, want)
		}
	}
}

// Only what a build would publish is served.
func TestNothingElseServed(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, map[string]string{"secret.txt": "secret", "data/notes.txt": "secret", "public/old.html": "secret"})
	for _, path := range []string{"/secret.txt", "/data/project.toml", "/data/notes.txt", "/public/old.html", "/../secret.txt", "/%2e%2e/secret.txt", "/areas/../secret.txt", "/areas/leeds/", "/-/", "/-/live.html", "/-/../live.go", "/content/documents/brief.md"} {
		if status, text := f.get(path); status != http.StatusNotFound || strings.Contains(text, "secret\n") || text == "secret" {
			t.Errorf("%s has status %d: %s", path, status, text)
		}
	}
	for path, want := range map[string]int{"/": 200, brief: 200, brief + "brief.pdf": 200, "/assets/style.css": 200, "/toolkit/": 200, "/-/live.js": 200} {
		if status, _ := f.get(path); status != want {
			t.Errorf("%s has status %d, want %d", path, status, want)
		}
	}
}

// A file is opened for a page of this server on this machine only, and only if it is one of the project.
func TestOpening(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a shell script")
	}
	dir := t.TempDir()
	editor, opened := filepath.Join(dir, "code"), filepath.Join(dir, "opened")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\necho \"$@\" > "+opened+".new\nmv "+opened+".new "+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	f := serve(t, Options{Editor: EditorFrom(editor + " --wait")}, map[string]string{"data/areas/calderdale.toml": "name = \"Calderdale\"\n", "secret.txt": "secret"})
	if err := os.Symlink(filepath.Join(dir, "code"), filepath.Join(f.dir, "data/areas/away.toml")); err != nil {
		t.Fatal(err)
	}
	ask := func(method, file, token string) int {
		r := httptest.NewRequest(method, "http://127.0.0.1/-/open?line=3&file="+file, nil)
		r.RemoteAddr = "127.0.0.1:1"
		r.Header.Set("X-Casemaker", token)
		w := httptest.NewRecorder()
		f.server.ServeHTTP(w, r)
		return w.Code
	}
	token := f.server.token
	for _, c := range []struct {
		method, file, token string
		want                int
	}{
		{"GET", "data/areas/calderdale.toml", token, 403},
		{"POST", "data/areas/calderdale.toml", "", 403},
		{"POST", "data/areas/calderdale.toml", "wrong", 403},
		{"POST", "secret.txt", token, 404},
		{"POST", "../x", token, 404},
		{"POST", "data/areas/leeds.toml", token, 404}, // built in
	} {
		if got := ask(c.method, c.file, c.token); got != c.want {
			t.Errorf("%s of %s has status %d, want %d", c.method, c.file, got, c.want)
		}
	}
	if got := ask("POST", "data/areas/away.toml", token); got < 400 {
		t.Errorf("a link that leads out of the project is opened: %d", got)
	}
	if _, err := os.Stat(opened); err == nil {
		t.Fatal("something was opened")
	}
	if got := ask("POST", "data/areas/calderdale.toml", token); got != http.StatusNoContent {
		t.Fatalf("the file is not opened: status %d", got)
	}
	for range 500 {
		if text, err := os.ReadFile(opened); err == nil {
			if want := "-g " + filepath.Join(f.dir, "data/areas/calderdale.toml") + ":3\n"; string(text) != want {
				t.Errorf("the editor is told %q, want %q", text, want)
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the editor did not start")
}

func TestEditors(t *testing.T) {
	t.Parallel()
	for named, want := range map[string]string{
		"code --wait":            "code -g /p/a.toml:7",
		"/usr/bin/gedit":         "/usr/bin/gedit +7 /p/a.toml",
		"kate":                   "kate /p/a.toml",
		"subl -w":                "subl /p/a.toml:7",
		"zed --wait --new":       "zed --new /p/a.toml:7",
		`C:\Windows\notepad.exe`: "",
	} {
		e := EditorFrom("vi", named)
		if want == "" {
			continue
		}
		got := strings.Join(append([]string{e.command[0]}, e.arguments("/p/a.toml", 7)...), " ")
		if got != want {
			t.Errorf("EditorFrom(%q) runs %q, want %q", named, got, want)
		}
	}
	if got, want := (Editor{}).link("/my site/a.toml", 7, 2), "vscode://file/my%20site/a.toml:7:2"; got != want {
		t.Errorf("link = %q, want %q", got, want)
	}
}

// Editors save in different ways, and folders come and go.
func TestWatching(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, nil)
	ctx, stop := context.WithCancel(t.Context())
	ended, why := f.server.Watch(ctx)
	if why != nil {
		t.Fatal(why)
	}
	defer func() { stop(); <-ended }()
	f.server.Read(ctx)
	number := 1
	// then waits for the next state whose page holds a text, or does not.
	then := func(what, path, want string, has bool) {
		t.Helper()
		waiting, stop := context.WithTimeout(ctx, 60*time.Second)
		defer stop()
		for {
			now, ok := f.server.wait(waiting, number)
			if !ok {
				t.Fatalf("%s: nothing was read", what)
			}
			number = now
			if _, text := f.get(path); strings.Contains(text, want) == has {
				return
			}
		}
	}
	area := func(births string) string {
		return "[figure.births]\nvalue = " + births + "\nperiod = \"2024\"\nsource = \"ons-births-2024\"\n"
	}
	f.write("data/areas/calderdale.toml", area("2101")) // the folder data/areas is new
	then("a file in a new folder", brief, "2,101", true)
	f.write("data/areas/.calderdale.toml.swp", area("2102"))
	if err := os.Rename(filepath.Join(f.dir, "data/areas/.calderdale.toml.swp"), filepath.Join(f.dir, "data/areas/calderdale.toml")); err != nil {
		t.Fatal(err)
	}
	then("saved by rename", brief, "2,102", true)
	f.write("content/areas/calderdale/brief/cost.md", "Words of our own.\n")
	then("a file in new folders inside each other", "/", "Calderdale", true)
	f.write("content/toolkit/new.md", "+++\ntitle = \"A new page\"\n+++\n\nWords.\n")
	then("a new page", "/toolkit/", "A new page", true)
	if err := os.RemoveAll(filepath.Join(f.dir, "content")); err != nil {
		t.Fatal(err)
	}
	then("a folder removed", "/toolkit/", "A new page", false)
	if err := os.Remove(filepath.Join(f.dir, "data/areas/calderdale.toml")); err != nil {
		t.Fatal(err)
	}
	then("a file removed", brief, "2,102", false)
}

// A browser hears of a change at once, and of one that it missed when it asks.
func TestChanges(t *testing.T) {
	t.Parallel()
	f := serve(t, Options{}, nil)
	f.server.Read(t.Context())
	listen := func(from string) (line string) {
		ctx, stop := context.WithTimeout(t.Context(), 60*time.Second)
		defer stop()
		r, _ := http.NewRequestWithContext(ctx, "GET", f.web.URL+"/-/changes?from="+from, nil)
		answer, err := f.web.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		var heard strings.Builder
		buffer := make([]byte, 256)
		for !strings.Contains(heard.String(), "data: ") {
			n, err := answer.Body.Read(buffer)
			if heard.Write(buffer[:n]); err != nil {
				t.Fatalf("from %s is heard %q, then %v", from, heard.String(), err)
			}
		}
		return heard.String()
	}
	if got := listen("0"); !strings.Contains(got, "data: 1\n") {
		t.Errorf("a page of an earlier state hears %q", got)
	}
	go func() {
		time.Sleep(50 * time.Millisecond)
		os.WriteFile(filepath.Join(f.dir, "data/project.toml"), []byte("areas = [\"leeds\"]\n"), 0o644)
		f.server.Read(context.Background())
	}()
	if got := listen("1"); !strings.Contains(got, "data: 2\n") {
		t.Errorf("a page of the state that is shown hears %q", got)
	}
}
