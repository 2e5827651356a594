package live

import (
	"fmt"
	"html/template"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"

	"casemaker/internal/place"
)

// prefix is where the server's own files stand: no page of a site has such an address.
const prefix = "/-/"

// types are the media types of files, so that they do not depend on the machine.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".pdf": "application/pdf",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// ServeHTTP implements [http.Handler].
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("Cross-Origin-Resource-Policy", "same-origin")
	head.Set("X-Frame-Options", "DENY")
	// Another site whose name leads here must not read what is not published yet.
	if !s.ours(r.Host) {
		http.Error(w, fmt.Sprintf("%q is not where this site is shown; ask by 127.0.0.1, or name the host with --addr", r.Host), http.StatusForbidden)
		return
	}
	if strings.HasPrefix(r.URL.Path, prefix) {
		s.serveOwn(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		head.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	s.serveFile(w, r, name)
}

// ours reports whether a host that was asked for is this server. A number is: a name that someone else owns can be made to
// lead here, a number cannot.
func (s *Server) ours(host string) bool {
	name := host
	if only, _, err := net.SplitHostPort(host); err == nil {
		name = only
	}
	name = strings.ToLower(strings.Trim(name, "[]"))
	return net.ParseIP(name) != nil || name == "localhost" || s.options.Host != "" && name == strings.ToLower(s.options.Host)
}

// serveFile makes a file of the site and serves it.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request, name string) {
	state := s.now(r.Context())
	if state.site == nil {
		s.serveAlone(w, http.StatusInternalServerError, notice{Title: "The project cannot be read yet", state: state})
		return
	}
	made, ok, err := state.site.Glance(r.Context(), name)
	switch {
	case r.Context().Err() != nil:
		return
	case err != nil:
		state.problems = append([]place.Problem{{Position: place.Position{File: name}, Message: err.Error()}}, state.problems...)
		s.serveAlone(w, http.StatusInternalServerError, notice{Title: "This page cannot be made", state: state})
	case !ok && path.Ext(name) == "":
		if _, ok, _ := state.site.Glance(r.Context(), name+"/index.html"); ok {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
		fallthrough
	case !ok:
		s.serveAlone(w, http.StatusNotFound, notice{Title: "There is no page here", Text: "/" + name, state: state})
	case len(made.Problems) > 0:
		state.problems = append(made.Problems, state.problems...)
		s.serveAlone(w, http.StatusInternalServerError, notice{Title: "This page cannot be made yet", state: state})
	default:
		kind, known := types[path.Ext(name)]
		if !known {
			kind = mime.TypeByExtension(path.Ext(name))
		}
		w.Header().Set("Content-Type", kind)
		data := made.Data
		if path.Ext(name) == ".html" {
			data = s.with(data, made, state)
		}
		w.Write(data)
	}
}

// serveAlone serves a page that is not of the site.
func (s *Server) serveAlone(w http.ResponseWriter, status int, n notice) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'")
	w.WriteHeader(status)
	n.Bar = s.bar(nil, n.state, !n.state.failed() && status == http.StatusNotFound)
	pages.ExecuteTemplate(w, "alone", n)
}

// A notice is a page that is not of the site.
type notice struct {
	Title, Text string
	Bar         template.HTML
	state       state
}

// serveOwn serves what belongs to the server itself.
func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request) {
	switch name := strings.TrimPrefix(r.URL.Path, prefix); name {
	case "live.js", "live.css":
		w.Header().Set("Content-Type", types[path.Ext(name)])
		http.ServeFileFS(w, r, assets, "assets/"+name)
	case "changes":
		s.serveChanges(w, r)
	case "open":
		s.serveOpen(w, r)
	default:
		http.NotFound(w, r)
	}
}
