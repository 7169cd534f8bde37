package io.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticeFileTests {

  @TempDir Path folder;

  @Test
  void withoutAFileThePortalsOwnWordingIsTheNotice() {
    assertThat(NoticeFile.read("").paragraphs()).hasSizeGreaterThan(2);
  }

  @Test
  void aSitesFileIsTakenAsItStands() throws Exception {
    Path file = Files.writeString(folder.resolve("notice.txt"), "\r\nFirst.\r\n\r\nSecond §.\n\n");
    Notice notice = NoticeFile.read(file.toString());
    assertThat(notice.paragraphs()).containsExactly("First.", "Second §.");
    assertThat(notice.digest()).isEqualTo(new Notice("First.\n\nSecond §.").digest());
    assertThat(notice.digest()).isNotEqualTo(new Notice("First.\n\nSecond.").digest());
  }

  @Test
  void aFileThatIsNoNoticeIsRefusedByName() throws Exception {
    Path blank = Files.writeString(folder.resolve("blank.txt"), " \n ");
    Path long_ = Files.writeString(folder.resolve("long.txt"), "x".repeat(20_001));
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xa7, 'x'});
    for (Path file : new Path[] {blank, long_, latin, folder.resolve("missing.txt")}) {
      assertThatIllegalStateException()
          .as("%s", file)
          .isThrownBy(() -> NoticeFile.read(file.toString()))
          .withMessageContaining("muster.notice.file")
          .withMessageContaining(file.toString());
    }
  }
}
