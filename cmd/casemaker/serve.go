package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"casemaker/internal/live"
	"casemaker/internal/place"
)

// serveCommand shows the site while it is written.
type serveCommand struct {
	Addr string `help:"Address and port to show it at. Other machines see it only if this is not one of this machine alone." default:"127.0.0.1:4680" placeholder:"ADDRESS"`
}

// Help is printed below the flags.
func (serveCommand) Help() string {
	return `Examples:
  casemaker serve                          (then open http://127.0.0.1:4680/ and edit the project's files)
  casemaker serve --project my-site --addr 127.0.0.1:8000

A page or PDF is made when a browser asks for it. When a file is saved the browser loads its page anew, where it was. What is wrong
stands in the page and here. A bar at the foot of a page names the files behind it and opens them, in the editor of $VISUAL or $EDITOR
where that has a window of its own.`
}

// soon is how long open lines have to close once the command ends.
const soon = 50 * time.Millisecond

// Run implements the command.
func (c *serveCommand) Run(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return usageError{fmt.Sprintf("--addr %q is no address and port; write 127.0.0.1:4680", c.Addr)}
	}
	listener, err := (&net.ListenConfig{}).Listen(t.ctx, "tcp", c.Addr)
	if err != nil {
		return usageError{fmt.Sprintf("nothing can be shown at %s: %v; name another with --addr 127.0.0.1:%s", c.Addr, because(err), "4681")}
	}
	told := &telling{terminal: t}
	named := host
	if net.ParseIP(host) != nil {
		named = ""
	}
	s := live.New(live.Options{Folder: t.project, Files: files, Host: named, Editor: live.EditorFrom(os.Getenv("VISUAL"), os.Getenv("EDITOR")), Tell: told.reading})
	if port == "0" {
		_, port, _ = net.SplitHostPort(listener.Addr().String())
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && !ip.IsLoopback() || ip == nil && host != "localhost" {
		fmt.Fprintf(t.err, "casemaker: others on the network can read this at %s; leave --addr out to keep it to this machine\n", c.Addr)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	// Watching begins before reading, so that no change falls between the two.
	_, why := s.Watch(t.ctx)
	if why != nil {
		fmt.Fprintf(t.err, "casemaker: the system does not tell of changes here (%v), so files are looked at every second\n", why)
	}
	fmt.Fprintf(t.out, "%s at http://%s/ (Ctrl-C ends it)\n", t.project, net.JoinHostPort(host, port))
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, BaseContext: func(net.Listener) context.Context { return t.ctx }}
	context.AfterFunc(t.ctx, func() {
		closing, stop := context.WithTimeout(context.Background(), soon)
		defer stop()
		if server.Shutdown(closing) != nil {
			server.Close()
		}
	})
	go s.Read(t.ctx)
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("showing the site: %w", err)
	}
	return nil
}

// because is why a system call failed, without the call.
func because(err error) error {
	if inner := new(os.SyscallError); errors.As(err, &inner) {
		return inner.Err
	}
	return err
}

// A telling prints what came of each reading of a project.
type telling struct {
	*terminal
	before []place.Problem
	failed bool
}

// mostNamed is how many changed files a line names.
const mostNamed = 3

// reading prints what changed, what is wrong now that was not before, and that all is mended.
func (t *telling) reading(r live.Reading) {
	var list place.List
	for _, p := range r.Problems {
		if !slices.Contains(t.before, p) {
			list.Add(p)
		}
	}
	if err := t.print(&list); err != nil {
		return
	}
	names := r.Changed
	if n := len(names); n > mostNamed {
		names = append(slices.Clone(names[:mostNamed]), fmt.Sprintf("%d more", n-mostNamed))
	}
	what := ""
	if len(names) > 0 {
		what = ": " + strings.Join(names, ", ")
	}
	switch {
	case r.Failed:
		fmt.Fprintf(t.out, "not shown until it is mended%s\n", what)
	case t.failed:
		fmt.Fprintf(t.out, "mended, in %d ms%s\n", r.Took.Milliseconds(), what)
	case len(names) > 0 || t.before == nil:
		fmt.Fprintf(t.out, "read in %d ms%s\n", r.Took.Milliseconds(), what)
	}
	t.before, t.failed = r.Problems, r.Failed
	if t.before == nil {
		t.before = []place.Problem{}
	}
}
