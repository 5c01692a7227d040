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
    try (var salon = new Salon("2026-11-24T18:50+09:00");
        var phone = salon.phone(Screen.NARROW)) {
      firstWords(phone);
      take(phone, "phone-390.png");
    }
  }

  @Test
  void the_thank_you_of_the_same_evening_and_behind_the_scenes_on_a_laptop() throws IOException {
    try (var salon = new Salon("2026-11-24T18:50+09:00");
        var phone = salon.phone(Screen.WIDE)) {
      phone.page().setViewportSize(1280, TALL);
      others(phone);
      firstWords(phone);
      phone.moveClockTo(salon.next(LocalTime.of(20, 0)));
      assertThat(phone.answers().last()).containsText("花子さま、本日は");
      phone.mine().filter(Phone.text("よやく")).locator(".bubble").click();
      take(phone, "phone-1280.png");
    }
  }

  /** Adds the chats beside hers. */
  private static void others(Phone phone) {
    phone.addFriend("健太");
    phone.say("料金");
    assertThat(phone.answers().last()).hasAttribute("data-type", "flex");
    phone.addFriend("美咲");
    phone.say("駐車場はありますか");
    assertThat(phone.answers()).hasCount(2);
  }

  private static void firstWords(Phone phone) {
    phone.addFriend("花子");
    phone.find("smile").click();
    phone.page().locator("[data-sticker='446-1988']").click();
    assertThat(phone.mine().last()).hasAttribute("data-type", "sticker");
    phone.page().keyboard().press("Escape");
    phone.say("よやく");
    assertThat(phone.answers().last()).hasAttribute("data-type", "template");
  }

  private static void take(Phone phone, String name) throws IOException {
    phone.find("words").focus();
    phone.page().mouse().move(0, 0);
    byte[] picture = smaller(phone.page().screenshot());
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
