package io.muster.exports.sheets;

import io.muster.exports.Checklists;
import io.muster.exports.FleetChecklists.Export;
import io.muster.exports.Markings;
import io.muster.exports.Moment;
import io.muster.exports.PoamDevice;
import io.muster.exports.PoamFinding;
import io.muster.exports.PoamItem;
import io.muster.exports.PoamItems;
import io.muster.exports.Release;
import io.muster.exports.RuleChoice;
import io.muster.exports.Selection;
import io.muster.exports.SelectionWords;
import io.muster.exports.Violator;
import io.muster.identity.Scope;
import io.muster.scans.Evidence;
import io.muster.ui.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans of action and milestones as a workbook: the sheet POA&amp;M has the columns of eMASS and a
 * row for each item and further milestone, Devices every container that the items cover, About what
 * the file is. Of the containers no more than a few rows are in memory; of each item its row is.
 */
@Component
public class PoamWorkbook {

  private static final String WHAT =
      "Plan of action and milestones for V-260930 in the columns of eMASS: one item for each"
          + " boundary, or for each cluster where the boundary's plans are grouped so. Items have"
          + " the same id in every export. A further milestone of an item has a row of its own in"
          + " which only the milestone's columns are filled.";

  private final PoamItems items;
  private final Checklists checklists;
  private final SelectionWords words;
  private final Frame frame;

  PoamWorkbook(PoamItems items, Checklists checklists, SelectionWords words, Frame frame) {
    this.items = items;
    this.checklists = checklists;
    this.words = words;
    this.frame = frame;
  }

  /**
   * The workbook, checked before anything of it is sent.
   *
   * @throws io.muster.shared.NotFound if what the selection names was not in the scope
   */
  public Export of(Selection selection, Moment moment, Scope scope) {
    String said = words.of(selection, moment, scope);
    Release release = checklists.release(RuleChoice.ONLY, moment.asOf());
    List<PoamItem> all = items.of(selection, moment, scope);
    About about = new About(WHAT, said, moment, release, "Muster " + frame.getVersion());
    return out ->
        new Writing(about, release, moment)
            .write(all, item -> items.devices(item, selection, moment, scope), out);
  }

  /** Reads the devices of an item. */
  @FunctionalInterface
  private interface Devices {
    Iterator<PoamDevice> of(PoamItem item);
  }

  /** One workbook in the making. */
  private final class Writing {

    private final About about;
    private final Release release;
    private final Moment moment;
    private final Markings markings = new Markings(frame.getMarking());
    private int left;

    Writing(About about, Release release, Moment moment) {
      this.about = about;
      this.release = release;
      this.moment = moment;
    }

    void write(List<PoamItem> all, Devices devices, OutputStream out) throws IOException {
      Workbook workbook = new Workbook(out, "Muster", null);
      workbook.properties().setTitle("POA&M for V-260930");
      Worksheet planSheet = workbook.newWorksheet("POA&M");
      Worksheet aboutSheet = workbook.newWorksheet("About");
      Table each = new Table(workbook.newWorksheet("Devices"), DeviceRow.COLUMNS);
      Map<PoamItem, PoamRow> rows = new LinkedHashMap<>();
      for (PoamItem item : all) {
        PoamRow row = new PoamRow(item);
        for (Iterator<PoamDevice> on = devices.of(item); on.hasNext(); ) {
          add(item, on.next(), row, each);
        }
        rows.put(item, row);
      }
      String marking = markings.marking().text();
      each.finish(marking);
      Table plan = new Table(planSheet, PoamRow.COLUMNS);
      for (Map.Entry<PoamItem, PoamRow> row : rows.entrySet()) {
        add(row.getKey(), row.getValue(), plan);
      }
      plan.finish(marking);
      sums(all);
      about.write(aboutSheet, marking);
      workbook.finish();
    }

    private void add(PoamItem item, PoamRow row, Table plan) throws IOException {
      for (List<@Nullable Object> cells : row.rows(release, moment)) {
        if (item.plan().late()) {
          plan.addMarked(cells);
        } else {
          plan.add(cells);
        }
      }
    }

    private void add(PoamItem item, PoamDevice device, PoamRow row, Table each) throws IOException {
      markings.add(device.seen().asset().marking());
      row.add(device.seen().hostName(), device.findings());
      for (PoamFinding finding : device.findings()) {
        for (Violator container : finding.violators()) {
          if (each.full()) {
            left++;
          } else {
            each.add(DeviceRow.of(item, device.seen(), finding, container));
          }
        }
      }
    }

    private void sums(List<PoamItem> all) {
      about
          .say("Marking", markings.marking().text())
          .say("Items", all.size())
          .say("Late", (int) all.stream().filter(i -> i.plan().late()).count());
      if (left > 0) {
        about.say(
            "Left out",
            "%,d more containers in Devices: a sheet takes no more. The findings as CSV have all."
                .formatted(left));
      }
      about
          .say(
              "Status",
              "As people said it, unless the findings say otherwise: an item is Completed only if"
                  + " nothing is open, and Risk Accepted only if every open finding is.")
          .say(
              "Left to people",
              "Severity after mitigations, predisposing conditions, threat, likelihood, impact and"
                  + " residual risk stay empty: Muster does not judge them.")
          .say("What a scan cannot see", Evidence.BLIND);
    }
  }
}
