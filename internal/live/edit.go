package live

import (
	"crypto/subtle"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// An Editor is what files are opened with. The zero Editor is a link that Visual Studio Code understands: which programs the
// reader's browser knows cannot be asked.
type Editor struct {
	command []string // program and what goes before the file's name; empty for a link
	line    string   // how a line is named: "colon", "plus", or not at all
}

// windowed are editors that have a window of their own, and how each is told of a line. Those that run in a terminal would have
// none to run in.
var windowed = map[string]Editor{
	"code": {[]string{"-g"}, "colon"}, "codium": {[]string{"-g"}, "colon"}, "code-insiders": {[]string{"-g"}, "colon"}, "cursor": {[]string{"-g"}, "colon"},
	"subl": {nil, "colon"}, "zed": {nil, "colon"}, "zeditor": {nil, "colon"}, "mate": {nil, ""},
	"gedit": {nil, "plus"}, "gnome-text-editor": {nil, "plus"}, "xed": {nil, "plus"}, "pluma": {nil, "plus"}, "gvim": {nil, "plus"},
	"kate": {nil, ""}, "kwrite": {nil, ""}, "mousepad": {nil, ""}, "geany": {nil, "plus"}, "bbedit": {nil, "plus"},
	"notepad": {nil, ""}, "notepad++": {nil, ""},
}

// EditorFrom is the first editor with a window of its own among those that a person has named, as $VISUAL and $EDITOR do, or
// else one that the machine has.
func EditorFrom(named ...string) Editor {
	for _, command := range named {
		words := strings.Fields(command)
		if len(words) == 0 {
			continue
		}
		if e, ok := windowed[strings.ToLower(strings.TrimSuffix(filepath.Base(words[0]), ".exe"))]; ok {
			options := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return w == "--wait" || w == "-w" })
			e.command = append(options, e.command...)
			return e
		}
	}
	for _, name := range []string{"code", "codium"} {
		if found, err := exec.LookPath(name); err == nil {
			e := windowed[name]
			e.command = append([]string{found}, e.command...)
			return e
		}
	}
	switch runtime.GOOS {
	case "darwin":
		return Editor{command: []string{"open", "-t"}}
	case "windows":
		return Editor{command: []string{"notepad"}}
	}
	return Editor{}
}

// link is where a browser is sent to open a file; empty where the server opens it.
func (e Editor) link(file string, line, column int) string {
	if len(e.command) > 0 {
		return ""
	}
	file = filepath.ToSlash(file)
	if !strings.HasPrefix(file, "/") {
		file = "/" + file
	}
	return (&url.URL{Scheme: "vscode", Host: "file", Path: file + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)}).String()
}

// arguments are how the editor is told what to open.
func (e Editor) arguments(file string, line int) []string {
	options := slices.Clone(e.command[1:])
	switch e.line {
	case "colon":
		return append(options, file+":"+strconv.Itoa(line))
	case "plus":
		return append(options, "+"+strconv.Itoa(line), file)
	}
	return append(options, file)
}

// open starts the editor, and does not wait for it.
func (e Editor) open(file string, line int) error {
	c := exec.Command(e.command[0], e.arguments(file, line)...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}

// serveOpen opens a file of the project in the editor. Only a page of this server on this machine may ask for it.
func (s *Server) serveOpen(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost || !s.ownPage(r) {
		http.Error(w, "files are opened from the bar of a page, on this machine", http.StatusForbidden)
		return
	}
	name := r.URL.Query().Get("file")
	line, _ := strconv.Atoi(r.URL.Query().Get("line"))
	if !s.own(name) || len(s.options.Editor.command) == 0 {
		http.Error(w, "there is no such file in the project’s folder", http.StatusNotFound)
		return
	}
	file, err := s.real(name)
	if err == nil {
		err = s.options.Editor.open(file, max(1, line))
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// ownPage reports whether a page of this server asks, in a browser on this machine.
func (s *Server) ownPage(r *http.Request) bool {
	from, _, err := net.SplitHostPort(r.RemoteAddr)
	if ip := net.ParseIP(from); err != nil || ip == nil || !ip.IsLoopback() {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Casemaker")), []byte(s.token)) == 1
}

var errOutside = errors.New("the file stands outside the project")

// real is where a file of the project stands on the disk. A link must not lead out of the project.
func (s *Server) real(name string) (string, error) {
	root, err := os.OpenRoot(s.options.Folder)
	if err != nil {
		return "", err
	}
	defer root.Close()
	state, err := root.Stat(name)
	if err != nil {
		return "", err
	}
	if state.Mode()&fs.ModeType != 0 {
		return "", errOutside
	}
	return filepath.Join(s.options.Folder, filepath.FromSlash(name)), nil
}
