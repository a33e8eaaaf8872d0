import { Component, onMounted, useRef } from "@odoo/owl";
import { ink } from "../ink";

/** A place to sign; gives the picture after each stroke. */
export class SignaturePad extends Component {
    static template = "crm_portfolio.SignaturePad";
    static props = { onSigned: Function };

    setup() {
        this.canvas = useRef("canvas");
        onMounted(() => {
            this.pen = ink(this.canvas.el, this.props.onSigned);
        });
    }

    clear() {
        this.pen.clear();
        this.props.onSigned("");
    }
}
