package rusuban.local.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import rusuban.testkit.TestSize;

/**
 * Generator of the README's pictures: {@code ./rusuban test -pl local -am -Dpictures
 * -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag(TestSize.SLOW)
@EnabledIfSystemProperty(named = "pictures", matches = ".*", disabledReason = "made when asked for")
class PicturesTest {
  private static final int LARGEST = 250_000;

  /** Height that shows the whole telephone, in pixels. */
  private static final int TALL = 924;

  @Test
  void a_new_friend_asks_for_an_appointment_on_a_phone() throws IOException {
    try (var browserSalon = new BrowserSalon("2026-11-24T18:50+09:00");
        var phonePage = browserSalon.phone(ScreenSize.NARROW)) {
      firstWords(phonePage);
      take(phonePage, "phone-390.png");
    }
  }

  @Test
  void the_thank_you_of_the_same_evening_and_behind_the_scenes_on_a_laptop() throws IOException {
    try (var browserSalon = new BrowserSalon("2026-11-24T18:50+09:00");
        var phonePage = browserSalon.phone(ScreenSize.WIDE)) {
      phonePage.page().setViewportSize(1280, TALL);
      others(phonePage);
      firstWords(phonePage);
      phonePage.moveClockTo(browserSalon.next(LocalTime.of(20, 0)));
      assertThat(phonePage.answers().last()).containsText("花子さま、本日は");
      phonePage.mine().filter(PhonePage.text("よやく")).locator(".bubble").click();
      take(phonePage, "phone-1280.png");
    }
  }

  /** Adds the chats beside hers. */
  private static void others(PhonePage phonePage) {
    phonePage.addFriend("健太");
    phonePage.say("料金");
    assertThat(phonePage.answers().last()).hasAttribute("data-type", "flex");
    phonePage.addFriend("美咲");
    phonePage.say("駐車場はありますか");
    assertThat(phonePage.answers()).hasCount(2);
  }

  private static void firstWords(PhonePage phonePage) {
    phonePage.addFriend("花子");
    phonePage.find("smile").click();
    phonePage.page().locator("[data-sticker='446-1988']").click();
    assertThat(phonePage.mine().last()).hasAttribute("data-type", "sticker");
    phonePage.page().keyboard().press("Escape");
    phonePage.say("よやく");
    assertThat(phonePage.answers().last()).hasAttribute("data-type", "template");
  }

  private static void take(PhonePage phonePage, String name) throws IOException {
    phonePage.find("words").focus();
    phonePage.page().mouse().move(0, 0);
    byte[] picture = smaller(phonePage.page().screenshot());
    assertThat(picture.length).isLessThan(LARGEST);
    var folder = Files.createDirectories(Path.of("../../docs/pictures"));
    Files.write(folder.resolve(name), picture);
  }

  /** Returns the picture at PNG's best compression. The browser compresses for speed. */
  private static byte[] smaller(byte[] png) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("png").next();
    var asked = writer.getDefaultWriteParam();
    asked.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    asked.setCompressionQuality(0);
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(
          null, new IIOImage(ImageIO.read(new ByteArrayInputStream(png)), null, null), asked);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
