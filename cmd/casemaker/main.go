// Command casemaker writes, for every area of a project folder, a brief, a business case and the numbers behind them.
//
// The work is done by the packages below internal; this one has only flags, progress and exit codes.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// A build makes much that lives for one area only, and keeps little. So the memory may grow further between collections than Go
// lets it by itself, which takes less time, up to a size where it is collected more often instead.
const (
	moreGarbage = 400 // per cent of what is kept
	mostMemory  = 800 << 20
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(moreGarbage)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(mostMemory)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // who asks twice ends the program at once; the next build puts right what is half done
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
