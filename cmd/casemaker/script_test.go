package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"casemaker": main,
	})
}

// TestScript runs the scripts of testdata/script: most of them are about what must not happen.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"sametime": sameTime,
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
