package main

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// The program is tested as its users have it, not as tests are compiled: with the race detector in it, a hundred builds would
// take a quarter of an hour. What runs at once is tested for races where it stands.
func TestMain(m *testing.M) {
	os.Exit(withProgram(m.Run))
}

// withProgram runs what needs the program among the commands of the shell.
func withProgram(run func() int) int {
	bin, err := os.MkdirTemp("", "casemaker-bin-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(bin)
	name := "casemaker"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if said, err := exec.Command("go", "build", "-o", filepath.Join(bin, name), ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the program: %v\n%s", err, said)
		return 1
	}
	os.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	return run()
}

// TestScript runs the scripts of testdata/script: most of them are about what must not happen.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sametime": sameTime,
			"port":     port,
			"get":      get,
		},
	})
}

// sameTime checks that two files were last changed at the same moment.
func sameTime(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sametime file file")
	}
	var times [2]int64
	for i, name := range args {
		state, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		times[i] = state.ModTime().UnixNano()
	}
	if (times[0] == times[1]) == neg {
		ts.Fatalf("%s and %s: times %v", args[0], args[1], times)
	}
}

// port sets a variable to a port of this machine that nothing listens at.
func port(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: port VARIABLE")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	_, number, err := net.SplitHostPort(l.Addr().String())
	ts.Check(err)
	ts.Check(l.Close())
	ts.Setenv(args[0], number)
}

// get asks for a page until it holds a text, or no longer does.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: get ADDRESS TEXT")
	}
	var last string
	for range 1200 {
		answer, err := http.Get(args[0])
		if err == nil {
			page, err := io.ReadAll(answer.Body)
			answer.Body.Close()
			if err == nil && bytes.Contains(page, []byte(args[1])) != neg {
				return
			}
			last = string(page)
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("%s: %q is not as wanted in:\n%s", args[0], args[1], last)
}
