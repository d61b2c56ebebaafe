package io.spatialforge.pipeline.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.marks.Mark;
import io.spatialforge.pipeline.judge.Ballot.Form;
import io.spatialforge.pipeline.judge.Ballot.Option;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.vlm.ChatImage;
import io.spatialforge.vision.vlm.ChatModel;
import io.spatialforge.vision.vlm.ChatReply;
import io.spatialforge.vision.vlm.ChatRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A model that answers what a test tells it to, and what it is shown. */
class AskedModelTests {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private final List<ChatRequest> requests = new ArrayList<>();
    private Exhibit exhibit;

    @BeforeEach
    void showAGreyPhotograph() throws Exception {
        exhibit = Exhibit.of(grey(WIDTH, HEIGHT), image(WIDTH, HEIGHT, Transform.IDENTITY), 400);
    }

    @AfterEach
    void putItAway() {
        exhibit.close();
    }

    @Test
    void anAnswerIsGivenByItsLetter() throws Exception {
        Ballot ballot = new Ballot(
                Form.ANSWER,
                "Which is nearer?",
                List.of(new Option("r2", "A", "the cat"), new Option("r1", "B", "the dog (box P)")),
                List.of(new Mark("P", 0, new Box(100, 100, 300, 300))));
        assertThat(vote(ballot, 0, "{'seen':'x','answer':'B'}")).isEqualTo(new Vote.Given("r1"));
        assertThat(vote(ballot, 1, "{'seen':'x','answer':'unclear'}")).isInstanceOf(Vote.Unclear.class);
        ChatRequest request = requests.getFirst();
        assertThat(request.text()).contains("Which is nearer?", "A. the cat\nB. the dog (box P)");
        assertThat(request.schema().at("/properties/answer/enum").toString()).isEqualTo("[\"A\",\"B\",\"unclear\"]");
        assertThat(request.schema().get("additionalProperties").asBoolean()).isFalse();
        assertThat(requests.get(1).text()).isNotEqualTo(request.text());
        assertThat(requests.get(1).round()).isEqualTo(1);
    }

    @Test
    void aBoxIsGivenByItsLetterAndSeveralByTheirs() throws Exception {
        List<Option> boxes = List.of(new Option("r3", "A", ""), new Option("x0", "B", ""), new Option("r1", "C", ""));
        assertThat(vote(new Ballot(Form.WORDS, "the dog", boxes, List.of()), 0, "{'seen':'x','box':'C'}"))
                .isEqualTo(new Vote.Given("r1"));
        assertThat(requests.getLast().text()).contains("\"the dog\"", "A, B and C");
        Ballot all = new Ballot(Form.BOXES, "Find all dogs.", boxes, List.of());
        assertThat(vote(all, 0, "{'seen':'x','boxes':['C','A'],'elsewhere':'no'}"))
                .isEqualTo(new Vote.Given("r1 r3"));
        assertThat(vote(all, 0, "{'seen':'x','boxes':[],'elsewhere':'no'}")).isEqualTo(new Vote.Given("none"));
        assertThat(vote(all, 0, "{'seen':'x','boxes':['A'],'elsewhere':'yes'}"))
                .isEqualTo(new Vote.Given("elsewhere r3"));
        assertThat(vote(all, 0, "{'seen':'x','boxes':['A'],'elsewhere':'unclear'}"))
                .isInstanceOf(Vote.Unclear.class);
    }

    @Test
    void aNumberIsANumberAndLessThanNothingIsNone() throws Exception {
        Ballot ballot = new Ballot(Form.NUMBER, "How many dogs?", List.of(), List.of());
        assertThat(vote(ballot, 0, "{'seen':'x','number':3}")).isEqualTo(new Vote.Given("3"));
        assertThat(vote(ballot, 0, "{'seen':'x','number':-1}")).isInstanceOf(Vote.Unclear.class);
    }

    @Test
    void whatIsOfNoUseIsUnclearAndWhatDidNotComeIsMissing() throws Exception {
        Ballot ballot = new Ballot(Form.NUMBER, "How many dogs?", List.of(), List.of());
        assertThat(vote(ballot, new ChatReply.Unusable("cut off", false))).isEqualTo(new Vote.Unclear("cut off"));
        assertThat(vote(ballot, new ChatReply.Failed("503"))).isEqualTo(new Vote.Missing("503"));
        assertThat(vote(ballot, new ChatReply.NotAsked("no budget"))).isEqualTo(new Vote.Missing("no budget"));
    }

    @Test
    void thePhotographIsNoLargerThanDeclaredAndMarksLieWhereTheBoxesAre() throws Exception {
        ChatImage shown = exhibit.shown(List.of(new Mark("A", 0, new Box(400, 300, 600, 500))));
        assertThat(List.of(shown.width(), shown.height())).isEqualTo(List.of(400, 300));
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(shown.bytes()));
        assertThat(isYellow(pixels, 198, 200)).isTrue();
        assertThat(isYellow(pixels, 250, 200)).isFalse();
        assertThat(ImageIO.read(new ByteArrayInputStream(
                                exhibit.shown(List.of()).bytes()))
                        .getRGB(198, 200))
                .isEqualTo(pixels.getRGB(20, 20));
    }

    @Test
    void aPhotographThatIsTurnedIsShownUpright() throws Exception {
        try (Exhibit turned = Exhibit.of(grey(WIDTH, HEIGHT), image(HEIGHT, WIDTH, Transform.ROTATE_90), 400)) {
            ChatImage shown = turned.shown(List.of());
            assertThat(List.of(shown.width(), shown.height())).isEqualTo(List.of(300, 400));
        }
    }

    @Test
    void aPhotographOfAnotherSizeThanItsBoxesIsNotShown() {
        assertThatThrownBy(() -> Exhibit.of(grey(WIDTH, HEIGHT), image(640, 480, Transform.IDENTITY), 400))
                .isInstanceOfSatisfying(
                        PictureException.class, e -> assertThat(e.reason()).isEqualTo(Reason.IMAGE_SIZE_MISMATCH));
    }

    private Vote vote(Ballot ballot, int round, String json) throws IOException, InterruptedException {
        return asked(new ChatReply.Answered(JsonMapper.shared().readTree(json.replace('\'', '"')), false))
                .vote(ballot, round);
    }

    private Vote vote(Ballot ballot, ChatReply reply) throws IOException, InterruptedException {
        return asked(reply).vote(ballot, 0);
    }

    private AskedModel asked(ChatReply reply) {
        return new AskedModel(new Told(reply, requests), Prompts.standard(), exhibit, "judge");
    }

    private record Told(ChatReply reply, List<ChatRequest> requests) implements ChatModel {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public String identity() {
            return "told";
        }

        @Override
        public int maxSide() {
            return 400;
        }

        @Override
        public ChatReply ask(ChatRequest request) {
            requests.add(request);
            return reply;
        }

        @Override
        public Usage usage() {
            return new Usage(0, 0, 0, 0);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static boolean isYellow(BufferedImage pixels, int x, int y) {
        int rgb = pixels.getRGB(x, y);
        return (rgb >> 16 & 0xff) > 200 && (rgb >> 8 & 0xff) > 160 && (rgb & 0xff) < 110;
    }

    private static byte[] grey(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0x808080);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static Image image(int width, int height, Transform transform) {
        return new Image("a/1", "a", "1.png", null, null, width, height, transform, null);
    }
}
