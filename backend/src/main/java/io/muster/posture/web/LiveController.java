package io.muster.posture.web;

import io.muster.identity.Actor;
import io.muster.identity.OngoingView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens to scans, as server-sent events. */
@Controller
class LiveController {

  private final LiveStreams streams;
  private final LiveState state;

  LiveController(LiveStreams streams, LiveState state) {
    this.streams = streams;
    this.state = state;
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> listen(
      Actor actor,
      OngoingView viewer,
      @RequestParam(required = false) @Nullable String scan,
      @RequestParam(required = false) @Nullable String run) {
    LiveTopic topic = LiveTopic.of(scan, run);
    state.requireInSight(topic, actor.scope());
    return streams
        .open(topic, viewer)
        .map(stream -> ResponseEntity.ok().header("X-Accel-Buffering", "no").body(stream))
        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }
}
