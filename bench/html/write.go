package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// writing names the cost of writing the files alone.
const writing = "only writing the files"

// onlyWrite writes the files of a folder to another, from memory, and returns what that took.
func onlyWrite(folder string) (cost, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		below, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		files[below], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		return cost{}, err
	}
	to := folder + "-again"
	if err := os.RemoveAll(to); err != nil {
		return cost{}, err
	}
	before, start := processorTime(), time.Now()
	for name, data := range files {
		name = filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return cost{}, err
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			return cost{}, err
		}
	}
	return cost{processorTime() - before, time.Since(start)}, os.RemoveAll(to)
}

// processorTime is what this program has taken so far.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
