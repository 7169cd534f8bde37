package io.muster.api;

import io.muster.identity.Actor;
import io.muster.shared.Invalid;
import io.muster.shared.ReleaseId;
import io.muster.stig.BenchmarkManagement;
import io.muster.stig.Benchmarks;
import io.muster.stig.ImportOutcome;
import io.muster.stig.Release;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Releases of STIGs: importing one, and which there are. */
@RestController
@RequestMapping("/api/v1/benchmarks")
class BenchmarkRoutes {

  private final BenchmarkManagement management;
  private final Benchmarks benchmarks;
  private final Clock clock;

  BenchmarkRoutes(BenchmarkManagement management, Benchmarks benchmarks, Clock clock) {
    this.management = management;
    this.benchmarks = benchmarks;
    this.clock = clock;
  }

  /**
   * What an import led to.
   *
   * @param before whether the same document was stored before, so that nothing was done
   * @param benchmark the release; absent if the file is a list of CCIs
   * @param cciListVersion the version of that list
   */
  record ImportView(
      boolean before, @Nullable BenchmarkView benchmark, @Nullable String cciListVersion) {}

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Import a STIG (zip, XCCDF, empty CKL or CKLB) or DISA's list of CCIs")
  ResponseEntity<ImportView> add(Actor actor, @RequestPart MultipartFile file) throws IOException {
    String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    return switch (management.add(actor, name, file.getBytes())) {
      case ImportOutcome.Stored stored -> {
        Release release = stored.release();
        yield ResponseEntity.status(stored.before() ? HttpStatus.OK : HttpStatus.CREATED)
            .location(URI.create("/api/v1/benchmarks/" + release.id()))
            .body(new ImportView(stored.before(), view(release), null));
      }
      case ImportOutcome.Ccis ccis ->
          ResponseEntity.status(ccis.before() ? HttpStatus.OK : HttpStatus.CREATED)
              .body(new ImportView(ccis.before(), null, ccis.list().version()));
    };
  }

  @GetMapping
  @Operation(summary = "The imported releases, by STIG, the newest of each first")
  PagedItems<BenchmarkView> list(Paging paging) {
    List<Release> all = benchmarks.list();
    List<Release> inEffect = benchmarks.inEffectAt(clock.instant());
    int from = 0;
    if (paging.after() != null) {
      from = all.stream().map(r -> r.id().toString()).toList().indexOf(paging.after()) + 1;
      if (from == 0) {
        throw new Invalid("cursor", "This list changed since. Begin anew.");
      }
    }
    List<Release> rest = all.subList(from, Math.min(all.size(), from + paging.limit() + 1));
    return PagedItems.cut(
        rest, paging, r -> r.id().toString(), r -> BenchmarkView.of(r, inEffect.contains(r)));
  }

  @GetMapping("/{id}")
  @Operation(summary = "A release")
  BenchmarkView one(@PathVariable String id) {
    return view(benchmarks.get(ReleaseId.parse(id)));
  }

  private BenchmarkView view(Release release) {
    return BenchmarkView.of(release, benchmarks.inEffectAt(clock.instant()).contains(release));
  }
}
