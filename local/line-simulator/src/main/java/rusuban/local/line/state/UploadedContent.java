package rusuban.local.line.state;

import java.util.Arrays;
import java.util.Locale;

/** A customer's upload: a picture, a video, a sound or a file. */
public final class UploadedContent {
  private final Kind kind;
  private final String contentType;
  private final byte[] bytes;
  private final byte[] preview;
  private final State state;

  /** The type of the message that carries the upload. */
  public enum Kind {
    IMAGE,
    VIDEO,
    AUDIO,
    FILE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The state of an upload. LINE prepares videos and sounds first. Unsent content is gone. */
  public enum State {
    PROCESSING,
    SUCCEEDED,
    FAILED,
    GONE
  }

  private UploadedContent(
      Kind kind, String contentType, byte[] bytes, byte[] preview, State state) {
    this.kind = kind;
    this.contentType = contentType;
    this.bytes = bytes;
    this.preview = preview;
    this.state = state;
  }

  /** Returns a picture, ready at once. LINE shrinks previews; here a picture is its own preview. */
  public static UploadedContent image(byte[] bytes) {
    var copy = bytes.clone();
    return new UploadedContent(Kind.IMAGE, imageType(copy), copy, copy, State.SUCCEEDED);
  }

  /** Returns a video with its preview picture. */
  public static UploadedContent video(byte[] mp4, byte[] previewImage) {
    return new UploadedContent(
        Kind.VIDEO, "video/mp4", mp4.clone(), previewImage.clone(), State.SUCCEEDED);
  }

  public static UploadedContent audio(byte[] m4a) {
    return new UploadedContent(
        Kind.AUDIO, "audio/x-m4a", m4a.clone(), new byte[0], State.SUCCEEDED);
  }

  public static UploadedContent file(byte[] bytes) {
    return new UploadedContent(
        Kind.FILE, "application/octet-stream", bytes.clone(), new byte[0], State.SUCCEEDED);
  }

  /** Returns the same upload in another state. An upload that is gone has no bytes. */
  public UploadedContent in(State changed) {
    return changed == State.GONE
        ? new UploadedContent(kind, contentType, new byte[0], new byte[0], changed)
        : new UploadedContent(kind, contentType, bytes, preview, changed);
  }

  public Kind kind() {
    return kind;
  }

  public State state() {
    return state;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public byte[] preview() {
    return preview.clone();
  }

  public String previewType() {
    return imageType(preview);
  }

  private static String imageType(byte[] bytes) {
    var png = new byte[] {(byte) 0x89, 'P', 'N', 'G'};
    return Arrays.equals(png, Arrays.copyOf(bytes, 4)) ? "image/png" : "image/jpeg";
  }
}
