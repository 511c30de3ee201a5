// Package corpuspoll holds the shape of a public bug that uncancellable-poll finds,
// before and after it was repaired: Prometheus, PR 4044.
package corpuspoll

import (
	"context"
	"log"
	"net/http"
	"time"
)

type discovery struct{ interval time.Duration }

func (d *discovery) watchServices(ctx context.Context) {
	resp, err := http.Get("http://localhost:8500/v1/catalog/services")
	if err != nil {
		log.Print(err)
		time.Sleep(15 * time.Second)
		return
	}
	resp.Body.Close()
}

func (d *discovery) runBefore(ctx context.Context) {
	ticker := time.NewTicker(d.interval)
	go func() {
		for ; true; <-ticker.C { // want `discovery.watchServices \(http.Get\) is called on after ctx is done, this loop does not look at it`
			d.watchServices(ctx)
		}
	}()
	<-ctx.Done()
	ticker.Stop()
}

func (d *discovery) runAfter(ctx context.Context) {
	ticker := time.NewTicker(d.interval)
	go func() {
		for {
			select {
			case <-ctx.Done():
				ticker.Stop()
				return
			default:
				d.watchServices(ctx)
				<-ticker.C
			}
		}
	}()
	<-ctx.Done()
}
